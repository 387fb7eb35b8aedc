/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApacheHttpSenderTest {

    private static final String SECRET = "secretToken";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ManualTimer timer = new ManualTimer();
    private HttpSender sender = new ApacheHttpSender(ConnectionConfig.direct(), timer);

    @AfterEach
    void close() {
        sender.close();
    }

    private void connect(SSLContext ssl, int proxyPort, String user, String password) {
        sender.close();
        String proxy = proxyPort == 0 ? null : "localhost";
        sender = new ApacheHttpSender(
                new ConnectionConfig(Duration.ofSeconds(10), 20, ssl, proxy, proxyPort, user, password), timer);
    }

    private CompletableFuture<Reply> get(int port) {
        return get("http://localhost:" + port);
    }

    private CompletableFuture<Reply> get(String base) {
        URI uri = URI.create(base + "/waInstance1/logout/" + SECRET);
        return sender.send(new Request(Request.Verb.GET, uri, Map.of(), null, LONG));
    }

    private static Reply reply(CompletableFuture<Reply> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static ConnectionLostException lost(CompletableFuture<Reply> future) {
        await().atMost(Duration.ofSeconds(30)).until(future::isDone);
        Throwable failure = future.handle((reply, thrown) -> thrown).join();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause)
                .isInstanceOf(ConnectionLostException.class)
                .hasNoCause()
                .hasMessageNotContaining(SECRET);
        return (ConnectionLostException) cause;
    }

    // The exchange

    @Test
    void aRequestArrivesAsItWasMeant() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(200, "", "{\"a\":\"é\"}");
        })) {
            Reply reply = reply(sender.send(new Request(
                    Request.Verb.POST,
                    URI.create("http://localhost:" + server.port() + "/v3/a%2Fb?count=1%262"),
                    Map.of("Client-Token", "F1"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    LONG)));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("{\"a\":\"é\"}");
            assertThat(server.requests.get(0))
                    .startsWith("POST /v3/a%2Fb?count=1%262 HTTP/1.1")
                    .contains("Client-Token: F1", "Accept: application/json", "Content-Type: application/json")
                    .contains("User-Agent: camel-greenapi")
                    .endsWith("\r\n\r\n{}");
        }
        assertThat(timer.pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'Retry-After: 7', PT7S",
        "'retry-after:  0', PT0S",
        "'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT',",
        "'Retry-After: -1',",
        "'Retry-After: 99999999999999999999',",
        "'X: y',"
    })
    void aRetryAfterInSecondsIsTold(String header, Duration retryAfter) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(429, header + "\r\n", "");
        })) {
            Reply reply = reply(get(server.port()));

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.retryAfter()).isEqualTo(retryAfter);
        }
    }

    @Test
    void aReplyInChunksIsPutTogether() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nnu\r\n");
            connection.say("2\r\nll\r\n0\r\n\r\n");
        })) {
            assertThat(reply(get(server.port())).json().isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedForItWouldCarryTheTokenAway(int status) throws Exception {
        try (RawServer elsewhere = new RawServer(RawServer.Connection::request);
                RawServer server = new RawServer(connection -> {
                    connection.request();
                    connection.reply(status, "Location: http://localhost:" + elsewhere.port() + "/\r\n", "");
                })) {
            assertThat(reply(get(server.port())).status()).isEqualTo(status);
            assertThat(elsewhere.connections).isEmpty();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aRefusalForTheRateIsNotRepeatedHere() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(503, "Retry-After: 0\r\n", "");
            connection.untilClosed();
        })) {
            assertThat(reply(get(server.port())).status()).isEqualTo(503);
            assertThat(server.requests).hasSize(1);
        }
    }

    // Broken connections

    @Test
    void nobodyThereIsALostConnection() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertThat(lost(get(port)).isLate()).isFalse();
    }

    @Test
    void aResetIsALostConnectionAndTheRequestIsSentOnce() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reset();
        })) {
            assertThat(lost(get(server.port())).isLate()).isFalse();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCloseWithoutAnAnswerIsALostConnectionAndTheRequestIsSentOnce() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::request)) {
            lost(get(server.port()));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aReplyThatBreaksOffIsALostConnection() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"state");
        })) {
            lost(get(server.port()));
        }
    }

    @Test
    void garbageIsALostConnection() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("\u0015\u0003\u0001 this is not HTTP at all\r\n\r\n");
        })) {
            lost(get(server.port()));
        }
    }

    @Test
    void aReplyTooLargeToBeHonestIsALostConnection() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            byte[] part = new byte[1024 * 1024];
            while (sent.get() < 1_000) {
                connection.say(part);
                sent.incrementAndGet();
            }
        })) {
            lost(get(server.port()));
            assertThat(sent.get()).isLessThan(100);
        }
    }

    @Test
    void aServerThatStallsIsLateAndItsConnectionIsGivenUp() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            CompletableFuture<Reply> reply = get(server.port());
            await().until(() -> server.requests.size() == 1);
            assertThat(reply).isNotDone();
            timer.advance(LONG);

            assertThat(lost(reply).isLate()).isTrue();
            await().until(() -> server.closedByClient.size() == 1);
        }
    }

    @Test
    void aCancelledRequestGivesItsConnectionUp() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            CompletableFuture<Reply> reply = get(server.port());
            await().until(() -> server.requests.size() == 1);
            reply.cancel(false);

            await().until(() -> server.closedByClient.size() == 1);
            assertThat(timer.pending()).isZero();
        }
    }

    @Test
    void aCancelledRequestGivesAKeptConnectionUpToo() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            String request = connection.request();
            while (!request.isEmpty() && !request.contains("/stall/")) {
                connection.reply(200, "", "{}");
                request = connection.request();
            }
            connection.untilClosed();
        })) {
            for (int i = 1; i <= 20; i++) {
                int stalled = i;
                reply(get(server.port()));
                CompletableFuture<Reply> second = get("http://localhost:" + server.port() + "/stall");
                await().until(() -> server.requests.size() == 2 * stalled);
                second.cancel(false);

                await().until(() -> server.closedByClient.size() == stalled);
            }
            // A reply may come before its connection is back in the pool, but not each time.
            assertThat(server.connections).hasSizeLessThan(40);
        }
    }

    // Connections that are kept

    @Test
    void connectionsAreKeptForLaterRequests() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            while (!connection.request().isEmpty()) {
                connection.reply(200, "", "{}");
            }
        })) {
            for (int i = 0; i < 20; i++) {
                reply(get(server.port()));
            }

            assertThat(server.requests).hasSize(20);
            // A reply may come before its connection is back in the pool, but not each time.
            assertThat(server.connections).hasSizeLessThan(20);
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsNotUsedAndTheRequestIsSentOnce() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(200, "Connection: keep-alive\r\n", "{}");
        })) {
            for (int i = 1; i <= 20; i++) {
                CompletableFuture<Reply> reply = get(server.port());
                await().until(reply::isDone);
                // Whether it came through or met the closing: it never stands there twice.
                assertThat(server.requests.size()).isLessThanOrEqualTo(i);
            }
        }
    }

    @Test
    void aKeptConnectionThatDiesUnderTheNextRequestIsTold() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (RawServer server = new RawServer(connection -> {
            while (!connection.request().isEmpty() && number.incrementAndGet() == 1) {
                connection.reply(200, "", "{}");
            }
        })) {
            reply(get(server.port()));
            lost(get(server.port()));

            assertThat(server.requests).hasSize(2);
        }
    }

    // The end

    @Test
    void closingFailsWhatIsUnderWay() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            CompletableFuture<Reply> reply = get(server.port());
            await().until(() -> server.requests.size() == 1);
            sender.close();

            lost(reply);
        }
    }

    @Test
    void afterClosingNothingIsSent() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::request)) {
            sender.close();

            lost(get(server.port()));
            assertThat(server.connections).isEmpty();
        }
    }

    // TLS

    @Test
    void aCertificateThatIsTrustedByOptionIsAccepted(@TempDir Path folder) throws Exception {
        SelfMadeCertificate certificate = new SelfMadeCertificate(folder, "dns:localhost");
        try (RawServer server = secure(certificate)) {
            connect(certificate.trusted(), 0, null, null);

            assertThat(reply(get("https://localhost:" + server.port())).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefusedBeforeTheTokenIsSent(@TempDir Path folder) throws Exception {
        try (RawServer server = secure(new SelfMadeCertificate(folder, "dns:localhost"))) {
            lost(get("https://localhost:" + server.port()));
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedBeforeTheTokenIsSent(@TempDir Path folder) throws Exception {
        SelfMadeCertificate certificate = new SelfMadeCertificate(folder, "dns:elsewhere.example");
        try (RawServer server = secure(certificate)) {
            connect(certificate.trusted(), 0, null, null);

            lost(get("https://localhost:" + server.port()));
            assertThat(server.requests).isEmpty();
        }
    }

    private static RawServer secure(SelfMadeCertificate certificate) throws Exception {
        return new RawServer(certificate.shown().getServerSocketFactory(), connection -> {
            connection.request();
            connection.reply(200, "", "{}");
        });
    }

    // Proxies

    @ParameterizedTest
    @CsvSource({", ,", "user:password, user, password", "user:, user,"})
    void aProxyIsPassedWithItsCredentials(String expected, String user, String password) throws Exception {
        try (RawServer server = new RawServer(connection -> {
                    connection.request();
                    connection.reply(200, "", "{}");
                });
                RawProxy proxy = new RawProxy(expected)) {
            connect(null, proxy.port(), user, password);

            assertThat(reply(get(server.port())).status()).isEqualTo(200);
            assertThat(proxy.passed).hasSize(1);
            assertThat(server.requests).hasSize(1);
            assertThat(server.requests.get(0)).startsWith("GET /waInstance1/logout/secretToken HTTP/1.1");
        }
    }

    @Test
    void throughAProxyATokenTravelsInATunnelWhenTheAddressIsSecure(@TempDir Path folder) throws Exception {
        SelfMadeCertificate certificate = new SelfMadeCertificate(folder, "dns:localhost");
        try (RawServer server = secure(certificate);
                RawProxy proxy = new RawProxy("user:password")) {
            connect(certificate.trusted(), proxy.port(), "user", "password");

            assertThat(reply(get("https://localhost:" + server.port())).status())
                    .isEqualTo(200);
            assertThat(proxy.passed).containsExactly("CONNECT localhost:" + server.port());
        }
    }

    @Test
    void aProxyThatRefusesSaysSo() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::request);
                RawProxy proxy = new RawProxy("user:password")) {
            connect(null, proxy.port(), "user", "wrong");

            assertThat(reply(get(server.port())).status()).isEqualTo(407);
            assertThat(server.connections).isEmpty();
        }
    }
}
