/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Sockets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sockets whose other end is the test. */
final class FakeSockets implements Sockets {

    final List<FakeSocket> opened = new ArrayList<>();
    /** Whether a socket that is closed on this side tells so at once, rather than when the test lets it. */
    boolean closeAtOnce = true;
    /** Whether it tells so although the other end may still be open, as no socket may. */
    boolean tellsEarly;
    /** How many were open together at most. */
    long mostOpen;

    private final Timer timer;

    FakeSockets(Timer timer) {
        this.timer = timer;
    }

    @Override
    public Timer.Cancellable open(URI uri, Duration connectTimeout, Listener listener) {
        FakeSocket socket = new FakeSocket(listener, timer.now());
        opened.add(socket);
        mostOpen = Math.max(mostOpen, open());
        return socket;
    }

    FakeSocket last() {
        return opened.get(opened.size() - 1);
    }

    long open() {
        return opened.stream().filter(socket -> !socket.closed).count();
    }

    @Override
    public void close() {
        // Each is closed by whoever opened it.
    }

    /** One socket. */
    final class FakeSocket implements Timer.Cancellable {

        final Instant at;
        boolean closed;
        /** How many messages were taken. */
        int taken;
        /** Whether it is to be closed from this side. */
        boolean cancelled;

        private final Listener listener;

        private FakeSocket(Listener listener, Instant at) {
            this.listener = listener;
            this.at = at;
        }

        void sends(String frame) {
            if (!closed) {
                listener.message(frame, () -> taken++);
            }
        }

        void refuses(int status, String body) {
            listener.refused(new Reply(status, body.getBytes(StandardCharsets.UTF_8), null));
            closes();
        }

        void closes() {
            if (!closed) {
                closed = true;
                listener.closed("closed with 1006");
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (closeAtOnce) {
                closes();
            } else if (tellsEarly && !closed) {
                listener.closed("closed on this side");
            }
        }
    }
}
