/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS and proxies, which are the same for HTTP and web sockets. */
@Timeout(60)
abstract class TransportContract {

    static final String ARRIVED = "arrived";
    static final String PATH = "/waInstance1/logout/" + SenderFixture.SECRET;

    // Each takes a second to make.
    private static final Map<String, SelfMadeCertificate> CERTIFICATES = new ConcurrentHashMap<>();

    final Vertx vertx = VertxClients.newVertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close();
    }

    /** Asks for {@link #PATH} and waits: {@link #ARRIVED}, a status that refuses, or why there is no connection. */
    abstract String ask(ConnectionConfig connections, boolean secure, int port) throws Exception;

    /** What a server answers that lets this transport arrive. */
    abstract void welcome(RawServer.Connection connection) throws IOException;

    private RawServer server() {
        return new RawServer(ServerSocketFactory.getDefault(), this::welcome);
    }

    private RawServer server(SSLContext shown) {
        return new RawServer(shown.getServerSocketFactory(), this::welcome);
    }

    private static ConnectionConfig direct(SSLContext ssl) {
        return new ConnectionConfig(Duration.ofSeconds(10), 20, ssl, null, 0, null, null);
    }

    private static ConnectionConfig through(RawProxy proxy, SSLContext ssl, String user, String password) {
        return new ConnectionConfig(Duration.ofSeconds(10), 20, ssl, "localhost", proxy.port(), user, password);
    }

    private SelfMadeCertificate certificate(String name) throws Exception {
        SelfMadeCertificate known = CERTIFICATES.get(name);
        if (known == null) {
            known = new SelfMadeCertificate(folder, name);
            CERTIFICATES.put(name, known);
        }
        return known;
    }

    @Test
    void aCertificateThatIsTrustedByOptionIsAccepted() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(direct(certificate.trusted()), true, server.port())).isEqualTo(ARRIVED);
        }
    }

    @Test
    void anUnknownCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        try (RawServer server = server(certificate("dns:localhost").shown())) {
            assertThat(ask(direct(null), true, server.port())).contains("TLS: the server's certificate is not trusted");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void anotherHostsCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:elsewhere.example");
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(direct(certificate.trusted()), true, server.port()))
                    .contains("TLS: the server's certificate is for another host");
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, false", "TLSv1.3, true"})
    void theProtocolsOfCamelsParametersAreTheOnlyOnes(String allowed, boolean arrives) throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        SSLContextParameters parameters = new SSLContextParameters();
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(certificate.trust());
        parameters.setTrustManagers(trust);
        SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
        protocols.setSecureSocketProtocol(List.of(allowed));
        parameters.setSecureSocketProtocols(protocols);
        try (DefaultCamelContext context = new DefaultCamelContext();
                RawServer server = new RawServer(
                        certificate.shown().getServerSocketFactory(), new String[] {"TLSv1.3"}, this::welcome)) {
            String outcome = ask(direct(parameters.createSSLContext(context)), true, server.port());

            assertThat(outcome).contains(arrives ? ARRIVED : "TLS: the server and this client allow no TLS version");
        }
    }

    @Test
    void anExpiredCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        SelfMadeCertificate certificate = SelfMadeCertificate.expired();
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(direct(certificate.trusted()), true, server.port()))
                    .contains("TLS: the server's certificate has expired");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aServerThatAsksForAClientCertificateIsSaidToDoSo() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        ServerSocketFactory asking = new AskingForCertificates(certificate.shown());
        try (RawServer server = new RawServer(asking, new String[] {"TLSv1.2"}, this::welcome)) {
            assertThat(ask(direct(certificate.trusted()), true, server.port())).contains("client certificate");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aServerWithoutTlsIsSaidToBeThat() throws Exception {
        try (RawServer server = new RawServer(connection -> connection.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(ask(direct(null), true, server.port())).contains("TLS: the server answers without TLS");
        }
    }

    /** Makes server sockets that serve nobody without a certificate. */
    private static final class AskingForCertificates extends ServerSocketFactory {

        private final ServerSocketFactory sockets;

        AskingForCertificates(SSLContext context) {
            sockets = context.getServerSocketFactory();
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return asking(sockets.createServerSocket(port));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return asking(sockets.createServerSocket(port, backlog));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return asking(sockets.createServerSocket(port, backlog, address));
        }

        private static ServerSocket asking(ServerSocket socket) {
            ((SSLServerSocket) socket).setNeedClientAuth(true);
            return socket;
        }
    }

    @ParameterizedTest
    @CsvSource({", ,", "user:password, user, password", "user:, user,"})
    void aProxyIsPassedWithItsCredentials(String expected, String user, String password) throws Exception {
        try (RawServer server = server();
                RawProxy proxy = new RawProxy(expected)) {
            assertThat(ask(through(proxy, null, user, password), false, server.port()))
                    .isEqualTo(ARRIVED);
            assertThat(proxy.passed).hasSize(1);
            assertThat(server.requests).hasSize(1);
            assertThat(server.requests.get(0)).startsWith("GET " + PATH + " HTTP/1.1");
        }
    }

    @Test
    void throughAProxyASecureTokenTravelsInATunnel() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = server(certificate.shown());
                RawProxy proxy = new RawProxy("user:password")) {
            assertThat(ask(through(proxy, certificate.trusted(), "user", "password"), true, server.port()))
                    .isEqualTo(ARRIVED);
            assertThat(proxy.passed).containsExactly("CONNECT localhost:" + server.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aProxyThatRefusesIsNotPassed(boolean secure) throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = secure ? server(certificate.shown()) : server();
                RawProxy proxy = new RawProxy("user:password")) {
            assertThat(ask(through(proxy, certificate.trusted(), "user", "wrong"), secure, server.port()))
                    .isEqualTo("status 407");
            assertThat(server.connections).isEmpty();
        }
    }
}
