/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that let HTTP and web sockets pass, refuse them, or hang. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class ProxyTest {

    private final Transport transport;
    private final Vertx vertx = VertxClients.newVertx();

    @TempDir
    Path folder;

    ProxyTest(Transport transport) {
        this.transport = transport;
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    private RawServer server() {
        return new RawServer(ServerSocketFactory.getDefault(), transport::welcome);
    }

    private RawServer server(SSLContext shown) {
        return new RawServer(shown.getServerSocketFactory(), transport::welcome);
    }

    private static ConnectionConfig through(int proxy, SSLContext ssl, String user, String password) {
        return new ConnectionConfig(Duration.ofSeconds(10), 20, ssl, "localhost", proxy, user, password);
    }

    private String ask(ConnectionConfig connections, boolean secure, int port) throws Exception {
        return transport.ask(vertx, connections, secure, "localhost", port);
    }

    private SelfMadeCertificate certificate(String name) throws Exception {
        return SelfMadeCertificate.of(folder, name);
    }

    @ParameterizedTest
    @CsvSource({", ,", "user:password, user, password", "user:, user,"})
    void aProxyIsPassedWithItsCredentials(String expected, String user, String password) throws Exception {
        try (RawServer server = server();
                RawProxy proxy = new RawProxy(expected)) {
            assertThat(ask(through(proxy.port(), null, user, password), false, server.port()))
                    .isEqualTo(Transport.ARRIVED);
            assertThat(proxy.passed).hasSize(1);
            assertThat(server.requests).hasSize(1);
            assertThat(server.requests.get(0)).startsWith("GET " + Transport.PATH + " HTTP/1.1");
        }
    }

    @Test
    void throughAProxyASecureTokenTravelsInATunnel() throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = server(certificate.shown());
                RawProxy proxy = new RawProxy("user:password")) {
            assertThat(ask(through(proxy.port(), certificate.trusted(), "user", "password"), true, server.port()))
                    .isEqualTo(Transport.ARRIVED);
            assertThat(proxy.passed).containsExactly("CONNECT localhost:" + server.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aProxyThatRefusesIsNotPassed(boolean secure) throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = secure ? server(certificate.shown()) : server();
                RawProxy proxy = new RawProxy("user:password")) {
            assertThat(ask(through(proxy.port(), certificate.trusted(), "user", "wrong"), secure, server.port()))
                    .isEqualTo("status 407");
            assertThat(server.connections).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 Connection established\r\nA: "})
    void aProxyThatHangsIsGivenUp(String beginning) throws Exception {
        SelfMadeCertificate certificate = certificate("dns:localhost");
        try (RawServer server = server(certificate.shown());
                RawServer proxy = new RawServer(connection -> {
                    connection.request();
                    connection.say(beginning);
                    connection.untilClosed();
                })) {
            ConnectionConfig impatient = new ConnectionConfig(
                    Duration.ofMillis(300), 20, certificate.trusted(), "localhost", proxy.port(), "user", "password");

            assertThat(ask(impatient, true, server.port())).contains("Proxy");
            assertThat(server.connections).isEmpty();
            assertThat(proxy.requests.toString()).doesNotContain(SenderFixture.SECRET);
        }
    }
}
