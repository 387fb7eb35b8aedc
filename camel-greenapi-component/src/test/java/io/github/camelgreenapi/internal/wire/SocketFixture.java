/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Web sockets, what their listener is told, and frames to say to them. */
final class SocketFixture implements AutoCloseable {

    static final String SECRET = "secretToken";
    static final int FINAL = 0x80;
    static final int CONTINUED = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final byte[] CLOSE_1000 = {3, (byte) 0xE8};

    final Vertx vertx = VertxClients.newVertx();
    final Notes notes = new Notes();
    final Sockets sockets = new VertxSockets(vertx, ConnectionConfig.direct());

    @Override
    public void close() {
        sockets.close();
        vertx.close();
    }

    /** What a listener was told, in order. */
    static final class Notes implements Sockets.Listener {

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

    Timer.Cancellable open(int port) {
        return open("ws://localhost:" + port, Duration.ofSeconds(10));
    }

    Timer.Cancellable open(String base, Duration connectTimeout) {
        return sockets.open(URI.create(base + "/waInstance1/scanqrcode/" + SECRET), connectTimeout, notes);
    }

    static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(126);
            frame.write(payload.length >> 8);
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

    static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Upgrades, and says these frames together with the upgrade, in one packet where the network likes it. */
    static RawServer saying(byte[]... frames) {
        return new RawServer(connection -> say(connection, frames));
    }

    static void say(RawServer.Connection connection, byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(RawServer.upgrade(connection.request()).getBytes(StandardCharsets.US_ASCII));
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        connection.say(all.toByteArray());
    }
}
