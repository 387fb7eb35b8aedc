/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VertxSocketsTest {

    private static final String SECRET = "secretToken";
    private static final int FINAL = 0x80;
    private static final int CONTINUED = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final long MB = 1024 * 1024;

    private final Vertx vertx = VertxClients.newVertx();
    private final Notes notes = new Notes();
    private Sockets sockets = new VertxSockets(vertx, ConnectionConfig.direct());

    @AfterEach
    void close() {
        sockets.close();
        vertx.close();
    }

    /** What a listener was told, in order. */
    private static final class Notes implements Sockets.Listener {

        final List<String> told = new CopyOnWriteArrayList<>();
        final List<Reply> replies = new CopyOnWriteArrayList<>();

        volatile boolean slow;
        final Queue<Runnable> untaken = new ConcurrentLinkedQueue<>();

        @Override
        public void message(String text, Runnable taken) {
            told.add(text.length() > 100 ? text.length() + " characters" : text);
            if (slow) {
                untaken.add(taken);
            } else {
                taken.run();
            }
        }

        @Override
        public void refused(Reply reply) {
            replies.add(reply);
            told.add("refused " + reply.status());
        }

        @Override
        public void closed(String reason) {
            told.add("closed");
            assertThat(reason).doesNotContain(SECRET);
        }

        List<String> untilClosed() {
            await().atMost(Duration.ofSeconds(20)).until(() -> told.contains("closed"));
            return told;
        }
    }

    private Timer.Cancellable open(int port) {
        return open("ws://localhost:" + port, Duration.ofSeconds(10));
    }

    private Timer.Cancellable open(String base, Duration connectTimeout) {
        return sockets.open(URI.create(base + "/waInstance1/scanqrcode/" + SECRET), connectTimeout, notes);
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Upgrades, and says these frames together with the upgrade, in one packet where the network likes it. */
    private static RawServer saying(byte[]... frames) {
        return new RawServer(connection -> say(connection, frames));
    }

    private static void say(RawServer.Connection connection, byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(RawServer.upgrade(connection.request()).getBytes(StandardCharsets.US_ASCII));
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        connection.say(all.toByteArray());
    }

    // Messages

    @Test
    void messagesComeInTheirOrderAlsoThoseRightBehindTheUpgrade() throws Exception {
        try (RawServer server = saying(
                frame(FINAL | TEXT, "one"), frame(FINAL | TEXT, "twé"), frame(FINAL | CLOSE, new byte[] {3, (byte) 0xE8
                }))) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("one", "twé", "closed");
            assertThat(server.requests.get(0)).startsWith("GET /waInstance1/scanqrcode/secretToken HTTP/1.1");
        }
    }

    @Test
    void aMessageInFragmentsIsPutTogether() throws Exception {
        try (RawServer server =
                saying(frame(TEXT, "{\"type\""), frame(CONTINUED, ":\"timeout"), frame(FINAL | CONTINUED, "\"}"))) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("{\"type\":\"timeout\"}", "closed");
        }
    }

    @Test
    void aBinaryMessageIsReadAsText() throws Exception {
        try (RawServer server = saying(frame(FINAL | BINARY, "{\"type\":\"é\"}"))) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("{\"type\":\"é\"}", "closed");
        }
    }

    @Test
    void aPictureFitsIntoAMessage() throws Exception {
        try (RawServer server = saying(frame(FINAL | TEXT, "a".repeat(200_000)))) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("200000 characters", "closed");
        }
    }

    @Test
    void aMessageTooLargeToBeHonestClosesTheSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "a".repeat(3_000_000)));
            connection.untilClosed();
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void manyFragmentsAreNoWayAroundThatBound() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(TEXT, "a"));
            byte[] part = frame(CONTINUED, "a".repeat(100_000));
            for (int i = 0; i < 30; i++) {
                connection.say(part);
            }
            connection.say(frame(FINAL | CONTINUED, "a"));
            connection.untilClosed();
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    // Refusals

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "429", "302", "503"})
    void aRefusedUpgradeIsToldWithItsReply(int status) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(status, "Retry-After: 7\r\nLocation: http://localhost:1/\r\n", "{\"why\":1}");
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("refused " + status, "closed");
            assertThat(notes.replies.get(0).retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void nobodyThereIsAClosedSocket() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        open(port);

        assertThat(notes.untilClosed()).containsExactly("closed");
    }

    @Test
    void garbageIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("\u0015\u0003\u0001 this is not HTTP at all\r\n\r\n");
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void anUpgradeThatStallsIsClosedInTime() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            open("ws://localhost:" + server.port(), Duration.ofMillis(300));

            assertThat(notes.untilClosed()).containsExactly("closed");
            await().until(() -> server.closedByClient.size() == 1);
        }
    }

    // Ends

    @Test
    void aResetAfterTheUpgradeIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            await().until(() -> notes.told.contains("one"));
            connection.reset();
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
        }
    }

    @Test
    void aCloseRightBehindTheUpgradeIsToldOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            notes.told.clear();
            try (RawServer server = saying()) {
                open(server.port());

                assertThat(notes.untilClosed()).containsExactly("closed");
            }
        }
    }

    @Test
    void garbageInsteadOfAFrameIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, new byte[] {(byte) 0xFF, (byte) 0xFF, 1, 2, 3});
            connection.untilClosed();
        })) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void closingAnOpenSocketIsToldToBothSides() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            connection.socket.getInputStream().read();
            connection.say(frame(FINAL | CLOSE, new byte[] {3, (byte) 0xE8}));
            connection.untilClosed();
        })) {
            Timer.Cancellable socket = open(server.port());
            await().until(() -> notes.told.contains("one"));
            socket.cancel();

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
            await().until(() -> server.closedByClient.size() == 1);
        }
    }

    @Test
    void closingASocketWhileItIsOpeningIsToldToo() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            String request = connection.request();
            await().until(() -> !notes.told.isEmpty() || !cancelled.isEmpty());
            connection.say(RawServer.upgrade(request));
            connection.untilClosed();
        })) {
            Timer.Cancellable socket = open(server.port());
            await().until(() -> server.requests.size() == 1);
            socket.cancel();
            cancelled.add(true);

            assertThat(notes.untilClosed()).containsExactly("closed");
            await().atMost(Duration.ofSeconds(20)).until(() -> server.closedByClient.size() == 1);
        }
    }

    private final List<Boolean> cancelled = new CopyOnWriteArrayList<>();

    @Test
    void closingAllClosesEachSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            connection.untilClosed();
        })) {
            open(server.port());
            await().until(() -> notes.told.contains("one"));
            sockets.close();

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
        }
    }

    @Test
    void onAVertxThatItsOwnerClosedASocketIsClosedToo() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        open(1);

        assertThat(notes.untilClosed()).containsExactly("closed");
    }

    // Floods

    /** Says a frame again and again, for as long as the other side reads it. */
    private RawServer flooding(byte[] frame, AtomicLong said) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        while (many.size() < 64 * 1024) {
            many.writeBytes(frame);
        }
        byte[] frames = many.toByteArray();
        return new RawServer(connection -> {
            say(connection);
            while (said.get() < 300L * MB) {
                connection.say(frames);
                said.addAndGet(frames.length);
            }
        });
    }

    /** Waits until the flood is held up, and answers how much came through. */
    private static long heldUp(AtomicLong said) {
        AtomicLong before = new AtomicLong(-1);
        AtomicLong since = new AtomicLong();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    if (before.getAndSet(said.get()) != said.get()) {
                        since.set(System.nanoTime());
                    }
                    return said.get() > 0 && System.nanoTime() - since.get() > 1_000_000_000L;
                });
        return said.get();
    }

    @Test
    void pingsWithoutEndCloseTheSocket() throws Exception {
        AtomicLong said = new AtomicLong();
        try (RawServer server = flooding(frame(FINAL | PING, "p".repeat(100)), said)) {
            open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
            assertThat(heldUp(said)).isLessThan(64 * MB);
        }
    }

    @Test
    void noMessageComesBeforeTheFormerIsTaken() throws Exception {
        notes.slow = true;
        AtomicLong said = new AtomicLong();
        try (RawServer server = flooding(frame(FINAL | TEXT, "x".repeat(200_000)), said)) {
            open(server.port());

            assertThat(heldUp(said)).isLessThan(32 * MB);
            assertThat(notes.told).hasSize(1);

            notes.untaken.remove().run();
            await().until(() -> notes.told.size() == 2);
        }
    }

    @Test
    void aSocketThatIsHeldUpIsClosedAtOnce() throws Exception {
        notes.slow = true;
        AtomicLong said = new AtomicLong();
        try (RawServer server = flooding(frame(FINAL | TEXT, "x".repeat(200_000)), said)) {
            Timer.Cancellable socket = open(server.port());
            heldUp(said);
            socket.cancel();

            assertThat(notes.untilClosed()).containsExactly("200000 characters", "closed");
        }
    }
}
