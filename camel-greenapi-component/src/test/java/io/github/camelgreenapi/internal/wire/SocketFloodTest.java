/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static io.github.camelgreenapi.internal.wire.SocketFixture.FINAL;
import static io.github.camelgreenapi.internal.wire.SocketFixture.PING;
import static io.github.camelgreenapi.internal.wire.SocketFixture.TEXT;
import static io.github.camelgreenapi.internal.wire.SocketFixture.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.SocketFixture.Notes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketFloodTest {

    private final SocketFixture fixture = new SocketFixture();
    private final Notes notes = fixture.notes;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void pingsWithoutEndCloseTheSocket() throws Exception {
        try (SocketFlood server = new SocketFlood(frame(FINAL | PING, "p".repeat(100)))) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
            assertThat(server.saidUntilCut()).isLessThan(64 * SocketFlood.MB);
        }
    }

    @Test
    void noMessageComesBeforeALargeOneIsTaken() throws Exception {
        notes.slow = true;
        try (SocketFlood server = new SocketFlood(frame(FINAL | TEXT, "x".repeat(200_000)))) {
            fixture.open(server.port());

            assertThat(server.saidUntilHeldUp()).isLessThan(32 * SocketFlood.MB);
            assertThat(notes.told).hasSize(1);

            notes.untaken.remove().run();
            await().until(() -> notes.told.size() == 2);
        }
    }

    @Test
    void shortMessagesComeAheadOfTheListenerUpToABound() throws Exception {
        notes.slow = true;
        try (SocketFlood server = new SocketFlood(frame(FINAL | TEXT, "x".repeat(6_000)))) {
            fixture.open(server.port());

            assertThat(server.saidUntilHeldUp()).isLessThan(32 * SocketFlood.MB);
            int ahead = notes.told.size();
            assertThat(ahead).isBetween(2, 12);

            while (!notes.untaken.isEmpty()) {
                notes.untaken.remove().run();
            }
            await().until(() -> notes.told.size() > ahead);
        }
    }

    @Test
    void aSocketThatIsHeldUpIsClosedAtOnce() throws Exception {
        notes.slow = true;
        try (SocketFlood server = new SocketFlood(frame(FINAL | TEXT, "x".repeat(200_000)))) {
            Timer.Cancellable socket = fixture.open(server.port());
            server.saidUntilHeldUp();
            socket.cancel();

            assertThat(notes.untilClosed()).containsExactly("200000 characters", "closed");
        }
    }
}
