/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A server that says the same again and again, up to 300 MB, and counts what the network took. */
final class SocketFlood implements AutoCloseable {

    static final long MB = 1024 * 1024;
    private static final long LARGEST = 300 * MB;

    private final AtomicLong said = new AtomicLong();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final RawServer server;

    /** After the upgrade, a frame. */
    SocketFlood(byte[] frame) {
        server = new RawServer(connection -> {
            SocketFixture.say(connection);
            flood(connection, frame);
        });
    }

    /** Instead of an upgrade, the beginning of an answer and then more of it. */
    SocketFlood(String start, String more) {
        server = new RawServer(connection -> {
            connection.request();
            connection.say(start);
            flood(connection, more.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private void flood(RawServer.Connection connection, byte[] drop) throws IOException {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        while (many.size() < 64 * 1024) {
            many.writeBytes(drop);
        }
        byte[] drops = many.toByteArray();
        try {
            while (said.get() < LARGEST) {
                connection.say(drops);
                said.addAndGet(drops.length);
            }
        } finally {
            cut.set(true);
        }
    }

    int port() {
        return server.port();
    }

    /** Waits until the other side has cut the connection, and answers how much came through until then. */
    long saidUntilCut() {
        await().atMost(Duration.ofSeconds(30)).untilTrue(cut);
        return said.get();
    }

    /** Waits until the other side reads no more, and answers how much came through until then. */
    long saidUntilHeldUp() {
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

    @Override
    public void close() throws IOException {
        server.close();
    }
}
