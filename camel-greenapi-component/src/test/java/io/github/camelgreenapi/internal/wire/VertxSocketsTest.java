/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static io.github.camelgreenapi.internal.wire.SocketFixture.BINARY;
import static io.github.camelgreenapi.internal.wire.SocketFixture.CLOSE;
import static io.github.camelgreenapi.internal.wire.SocketFixture.CLOSE_1000;
import static io.github.camelgreenapi.internal.wire.SocketFixture.CONTINUED;
import static io.github.camelgreenapi.internal.wire.SocketFixture.FINAL;
import static io.github.camelgreenapi.internal.wire.SocketFixture.TEXT;
import static io.github.camelgreenapi.internal.wire.SocketFixture.frame;
import static io.github.camelgreenapi.internal.wire.SocketFixture.say;
import static io.github.camelgreenapi.internal.wire.SocketFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.SocketFixture.Notes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VertxSocketsTest {

    private final SocketFixture fixture = new SocketFixture();
    private final Notes notes = fixture.notes;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void messagesComeInTheirOrderAlsoThoseRightBehindTheUpgrade() throws Exception {
        try (RawServer server =
                saying(frame(FINAL | TEXT, "one"), frame(FINAL | TEXT, "twé"), frame(FINAL | CLOSE, CLOSE_1000))) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("one", "twé", "closed");
            assertThat(server.requests.get(0)).startsWith("GET /waInstance1/scanqrcode/secretToken HTTP/1.1");
        }
    }

    @Test
    void aMessageInFragmentsIsPutTogether() throws Exception {
        try (RawServer server =
                saying(frame(TEXT, "{\"type\""), frame(CONTINUED, ":\"timeout"), frame(FINAL | CONTINUED, "\"}"))) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("{\"type\":\"timeout\"}", "closed");
        }
    }

    @Test
    void aBinaryMessageIsReadAsText() throws Exception {
        try (RawServer server = saying(frame(FINAL | BINARY, "{\"type\":\"é\"}"))) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("{\"type\":\"é\"}", "closed");
        }
    }

    @Test
    void aPictureFitsIntoAMessage() throws Exception {
        try (RawServer server = saying(frame(FINAL | TEXT, "a".repeat(200_000)))) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("200000 characters", "closed");
        }
    }

    @Test
    void aMessageTooLargeToBeHonestClosesTheSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "a".repeat(3_000_000)));
            connection.untilClosed();
        })) {
            fixture.open(server.port());

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
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void aSocketOutlivesTheTimeThatOpeningItMayTake() throws Exception {
        Duration connectTimeout = Duration.ofSeconds(2);
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            connection.untilClosed();
        })) {
            fixture.open("ws://localhost:" + server.port(), connectTimeout);

            await().during(connectTimeout.plusMillis(200)).until(() -> notes.told.equals(List.of("one")));
        }
    }

    @Test
    void aResetAfterTheUpgradeIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            await().until(() -> notes.told.contains("one"));
            connection.reset();
        })) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
        }
    }

    @Test
    void aCloseRightBehindTheUpgradeIsReportedOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            notes.told.clear();
            try (RawServer server = saying()) {
                fixture.open(server.port());

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
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void closingAnOpenSocketReachesBothSides() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            say(connection, frame(FINAL | TEXT, "one"));
            connection.socket.getInputStream().read();
            connection.say(frame(FINAL | CLOSE, CLOSE_1000));
            connection.untilClosed();
        })) {
            Timer.Cancellable socket = fixture.open(server.port());
            await().until(() -> notes.told.contains("one"));
            socket.cancel();

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
            await().until(() -> server.closedByClient.size() == 1);
        }
    }

    @Test
    void closingASocketWhileItOpensIsReportedToo() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            String request = connection.request();
            await().until(() -> !notes.told.isEmpty() || !cancelled.isEmpty());
            connection.say(RawServer.upgrade(request));
            connection.untilClosed();
        })) {
            Timer.Cancellable socket = fixture.open(server.port());
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
            fixture.open(server.port());
            await().until(() -> notes.told.contains("one"));
            fixture.sockets.close();

            assertThat(notes.untilClosed()).containsExactly("one", "closed");
        }
    }

    @Test
    void onAVertxThatItsOwnerClosedASocketIsClosedToo() {
        fixture.vertx.close().toCompletionStage().toCompletableFuture().join();
        fixture.open(1);

        assertThat(notes.untilClosed()).containsExactly("closed");
    }
}
