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
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that TLS does not let be trusted, for HTTP and web sockets. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class TlsTest {

    private final Transport transport;
    private final Vertx vertx = VertxClients.newVertx();

    @TempDir
    Path folder;

    TlsTest(Transport transport) {
        this.transport = transport;
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    private RawServer server(SSLContext shown) {
        return new RawServer(shown.getServerSocketFactory(), transport::welcome);
    }

    private String ask(SSLContext trust, int port) throws Exception {
        ConnectionConfig direct = new ConnectionConfig(Duration.ofSeconds(10), 20, trust, null, 0, null, null);
        return transport.ask(vertx, direct, true, "localhost", port);
    }

    private SelfMadeCertificate certificate(String name) throws Exception {
        return SelfMadeCertificate.of(folder, name);
    }

    @Test
    void aCertificateThatIsTrustedByOptionIsAccepted() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(certificate.trusted(), server.port())).isEqualTo(Transport.ARRIVED);
        }
    }

    @Test
    void anUnknownCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        try (RawServer server = server(certificate("dns:localhost").shown())) {
            assertThat(ask(null, server.port())).contains("TLS: the server's certificate is not trusted");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void anotherHostsCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:elsewhere.example");
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(certificate.trusted(), server.port()))
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
                        certificate.shown().getServerSocketFactory(), new String[] {"TLSv1.3"}, transport::welcome)) {
            String outcome = ask(parameters.createSSLContext(context), server.port());

            assertThat(outcome)
                    .contains(arrives ? Transport.ARRIVED : "TLS: the server and this client allow no TLS version");
        }
    }

    @Test
    void anExpiredCertificateIsRefusedBeforeTheTokenIsSent() throws Exception {
        SelfMadeCertificate certificate = SelfMadeCertificate.expired();
        try (RawServer server = server(certificate.shown())) {
            assertThat(ask(certificate.trusted(), server.port())).contains("TLS: the server's certificate has expired");
            assertThat(server.requests).isEmpty();
        }
    }

    // With TLS 1.3 the client hears of it only after it has sent its request.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatAsksForAClientCertificateIsSaidToDoSo(String version) throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        ServerSocketFactory asking = new AskingForCertificates(certificate.shown());
        try (RawServer server = new RawServer(asking, new String[] {version}, transport::welcome)) {
            assertThat(ask(certificate.trusted(), server.port())).contains("client certificate");
            assertThat(server.requests).isEmpty();
        }
    }

    /** How servers answer that know nothing later than TLS 1.0: with an alert, or with their own version. */
    static Stream<byte[]> answersOfYesteryear() {
        byte[] alert = {21, 3, 1, 0, 2, 2, 70};
        byte[] hello = new byte[5 + 4 + 38];
        // A handshake of TLS 1.0, 42 bytes: a server's hello, 38
        // bytes, TLS 1.0, random bytes, ECDHE with AES 128 and SHA.
        System.arraycopy(new byte[] {22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1}, 0, hello, 0, 11);
        hello[hello.length - 3] = (byte) 0xc0;
        hello[hello.length - 2] = 0x13;
        return Stream.of(alert, hello);
    }

    @ParameterizedTest
    @MethodSource("answersOfYesteryear")
    void aServerThatKnowsOnlyTls10IsRefused(byte[] answer) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.socket.getInputStream().readNBytes(5);
            connection.say(answer);
            connection.untilClosed();
        })) {
            assertThat(ask(null, server.port())).contains("TLS: the server and this client allow no TLS version");
        }
    }

    @Test
    void aServerWithoutTlsIsSaidToBeThat() throws Exception {
        try (RawServer server = new RawServer(connection -> connection.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(ask(null, server.port())).contains("TLS: the server answers without TLS");
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
}
