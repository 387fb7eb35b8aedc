/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.LoggedWarnings;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VertxHttpSenderTest {

    private final LoggedWarnings warnings = new LoggedWarnings();
    private final SenderFixture sender = new SenderFixture();

    @AfterEach
    void nothingWasWorthAWarning() {
        sender.close();
        warnings.close();
        assertThat(warnings.lines()).isEmpty();
    }

    // The exchange

    @Test
    void aRequestArrivesAsItWasMeant() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(200, "", "{\"a\":\"é\"}");
        })) {
            Reply reply = sender.reply(sender.send(new Request(
                    "one",
                    Request.Verb.POST,
                    URI.create("http://localhost:" + server.port() + "/v3/a%2Fb?count=1%262"),
                    Map.of("Client-Token", "F1"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    SenderFixture.LONG)));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("{\"a\":\"é\"}");
            assertThat(server.requests.get(0))
                    .startsWith("POST /v3/a%2Fb?count=1%262 HTTP/1.1")
                    .containsIgnoringCase("\nClient-Token: F1\r")
                    .containsIgnoringCase("\nAccept: application/json\r")
                    .containsIgnoringCase("\nContent-Type: application/json; charset=UTF-8\r")
                    .containsIgnoringCase("\nUser-Agent: camel-greenapi\r")
                    .doesNotContainIgnoringCase("accept-encoding")
                    .endsWith("\r\n\r\n{}");
        }
        assertThat(sender.timer.pending()).isZero();
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
    void aRetryAfterInSecondsIsReported(String header, Duration retryAfter) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(429, header + "\r\n", "");
        })) {
            Reply reply = sender.reply(sender.get(server.port()));

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
            assertThat(sender.reply(sender.get(server.port())).json().isNull()).isTrue();
        }
    }

    @Test
    void aReplyThatCameWhileTheProcessWasAsleepIsReadAlthoughItsTimeIsUp() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch replied = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        CountDownLatch bothAsked = new CountDownLatch(2);
        try (RawServer lullaby = new RawServer(connection -> {
                    connection.request();
                    bothAsked.countDown();
                    awaitUninterruptibly(bothAsked);
                    connection.reply(200, "", "");
                });
                RawServer server = new RawServer(connection -> {
                    connection.request();
                    bothAsked.countDown();
                    awaitUninterruptibly(asleep);
                    connection.reply(200, "", "{}");
                    replied.countDown();
                })) {
            CompletableFuture<Reply> reply = sender.get(server.port());
            sender.get(lullaby.port()).whenComplete((done, failure) -> {
                asleep.countDown();
                awaitUninterruptibly(awake);
            });
            replied.await();

            sender.timer.advance(SenderFixture.LONG);
            awake.countDown();

            assertThat(sender.reply(reply).text()).isEqualTo("{}");
        }
    }

    /** Holds up a thread, such as an event loop. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
            assertThat(sender.reply(sender.get(server.port())).status()).isEqualTo(status);
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
            assertThat(sender.reply(sender.get(server.port())).status()).isEqualTo(503);
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
        assertThat(sender.lost(sender.get(port)).isLate()).isFalse();
    }

    @Test
    void aResetIsALostConnectionAndTheRequestIsSentOnce() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reset();
        })) {
            assertThat(sender.lost(sender.get(server.port())).isLate()).isFalse();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCloseWithoutAnAnswerIsALostConnection() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::request)) {
            sender.lost(sender.get(server.port()));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aReplyThatBreaksOffIsALostConnection() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"state");
        })) {
            sender.lost(sender.get(server.port()));
        }
    }

    @Test
    void aServerThatStallsIsLateAndItsConnectionIsGivenUp() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            CompletableFuture<Reply> reply = sender.get(server.port());
            await().until(() -> server.requests.size() == 1);
            assertThat(reply).isNotDone();
            sender.timer.advance(SenderFixture.LONG);

            assertThat(sender.lost(reply).isLate()).isTrue();
            await().until(() -> server.closedByClient.size() == 1);
        }
    }

    @Test
    void aCancelledRequestGivesItsConnectionUp() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            CompletableFuture<Reply> reply = sender.get(server.port());
            await().until(() -> server.requests.size() == 1);
            reply.cancel(false);

            await().until(() -> server.closedByClient.size() == 1);
            assertThat(sender.timer.pending()).isZero();
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
                sender.reply(sender.get(server.port()));
                CompletableFuture<Reply> second = sender.get("http://localhost:" + server.port() + "/stall");
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
                sender.reply(sender.get(server.port()));
            }

            assertThat(server.requests).hasSize(20);
            // A reply may come before its connection is back in the pool, but not each time.
            assertThat(server.connections).hasSizeLessThan(20);
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsNotReused() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(200, "Connection: keep-alive\r\n", "{}");
        })) {
            for (int i = 1; i <= 20; i++) {
                CompletableFuture<Reply> reply = sender.get(server.port());
                await().until(reply::isDone);
                // Whether it came through or met the closing: it never stands there twice.
                assertThat(server.requests.size()).isLessThanOrEqualTo(i);
            }
        }
    }

    @Test
    void aKeptConnectionThatDiesIsReported() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (RawServer server = new RawServer(connection -> {
            while (!connection.request().isEmpty() && number.incrementAndGet() == 1) {
                connection.reply(200, "", "{}");
            }
        })) {
            sender.reply(sender.get(server.port()));
            sender.lost(sender.get(server.port()));

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
            CompletableFuture<Reply> reply = sender.get(server.port());
            await().until(() -> server.requests.size() == 1);
            sender.close();

            sender.lost(reply);
        }
    }

    @Test
    void afterClosingNothingIsSent() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::request)) {
            sender.close();

            sender.lost(sender.get(server.port()));
            assertThat(server.connections).isEmpty();
        }
    }

    @Test
    void onAVertxThatItsOwnerClosedNothingHangs() throws Exception {
        Vertx vertx = VertxClients.newVertx();
        try (SenderFixture other = new SenderFixture(vertx, ConnectionConfig.direct());
                RawServer server = new RawServer(connection -> {
                    connection.request();
                    connection.untilClosed();
                })) {
            CompletableFuture<Reply> before = other.get(server.port());
            await().until(() -> server.requests.size() == 1);
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);

            other.lost(before);
            other.lost(other.get(server.port()));
        }
    }

    @Test
    void anAddressMayBeOfIpv6() throws Exception {
        try (ServerSocket ipv6 = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            CompletableFuture<Reply> reply = sender.get("http://[::1]:" + ipv6.getLocalPort());
            try (Socket socket = ipv6.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                List<String> lines = new ArrayList<>();
                for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    lines.add(line);
                }
                socket.getOutputStream().write("HTTP/1.1 204 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(lines).contains("host: [::1]:" + ipv6.getLocalPort());
                assertThat(sender.reply(reply).status()).isEqualTo(204);
            }
        }
    }
}
