/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.WebSocketInternal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens web sockets through Vert.x. */
public final class VertxSockets implements Sockets {

    // A QR code is some 6 KB. Up to sixteen frames wait in Vert.x for the one before to be taken.
    private static final int LARGEST_MESSAGE = 256 * 1024;
    // A session lasts two minutes, and a provider pings every half a minute or so.
    private static final int MOST_PINGS = 1_000;
    private static final int LAST_STATUS = 599;
    // How long the other side may take to answer a close before the connection is cut.
    private static final int CLOSING_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(VertxSockets.class);

    private final Vertx vertx;
    private final WebSocketClient client;

    /** @param vertx is not closed with the sockets */
    public VertxSockets(Vertx vertx, ConnectionConfig connections) {
        this.vertx = vertx;
        // Vert.x 4.5 forgets to cancel a handshake's time-out when that is its very first timer, number 0, and so would
        // close the first socket in the middle of its life.
        vertx.cancelTimer(vertx.setTimer(1, timer -> {}));
        client = vertx.createWebSocketClient(VertxClients.configure(options(), connections));
    }

    private static WebSocketClientOptions options() {
        return new WebSocketClientOptions()
                .setMaxConnections(Integer.MAX_VALUE)
                .setClosingTimeout(CLOSING_SECONDS)
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE);
    }

    @Override
    public Timer.Cancellable open(URI uri, Duration connectTimeout, Listener listener) {
        boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort() != -1 ? uri.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setTimeout(connectTimeout.toMillis());
        // Everything of one socket happens on one event loop, so the listener is told one thing at a time.
        try {
            Context loop = vertx.getOrCreateContext();
            Opening opening = new Opening(listener, loop);
            loop.runOnContext(start -> client.connect(target).onComplete(opening::ended));
            return () -> loop.runOnContext(stop -> opening.cancel());
        } catch (RejectedExecutionException e) {
            // The Vert.x instance was closed by its owner.
            listener.closed(e.getClass().getSimpleName());
            return Timer.Cancellable.NOTHING;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** A socket from its opening on. All fields belong to the event loop. */
    private static final class Opening {

        private final Listener listener;
        private final Context loop;
        private WebSocket socket;
        private boolean cancelled;
        private int pings;

        Opening(Listener listener, Context loop) {
            this.listener = listener;
            this.loop = loop;
        }

        void ended(io.vertx.core.AsyncResult<WebSocket> result) {
            if (result.failed()) {
                refused(result.cause());
                return;
            }
            socket = result.result();
            socket.closeHandler(closed -> closed());
            // What went wrong is told by the close that follows.
            socket.exceptionHandler(failure -> end());
            socket.textMessageHandler(this::received);
            socket.binaryMessageHandler(message -> received(message.toString(StandardCharsets.UTF_8)));
            socket.frameHandler(this::read);
            if (cancelled) {
                end();
            } else {
                socket.pause();
                socket.fetch(1);
            }
        }

        /** Tells the close after what came before it and still waits to be read. */
        private void closed() {
            socket.resume();
            Short status = socket.closeStatusCode();
            loop.runOnContext(now -> listener.closed(status == null ? "connection lost" : "closed with " + status));
        }

        private void received(String text) {
            if (!cancelled) {
                listener.message(text, this::taken);
            }
        }

        private void taken() {
            try {
                loop.runOnContext(now -> socket.fetch(1));
            } catch (RejectedExecutionException e) {
                LOG.trace("Vert.x was closed, and the socket with it");
            }
        }

        /**
         * A frame was read, and its ping answered or its message passed on; the next one is read when there is room.
         */
        private void read(WebSocketFrame frame) {
            if (frame.isPing() && ++pings > MOST_PINGS) {
                // Vert.x answers each at once, and keeps the answers that the other side does not read.
                ((WebSocketInternal) socket).channelHandlerContext().close();
            } else if (!frame.isFinal() || frame.isPing()) {
                socket.fetch(1);
            }
        }

        /** Closes the socket; what still comes is dropped, for the other side's close may be behind it. */
        private void end() {
            cancelled = true;
            socket.close();
            socket.resume();
        }

        private void refused(Throwable cause) {
            // A response that is not HTTP has a status outside HTTP's range.
            if (cause instanceof UpgradeRejectedException rejection && rejection.getStatus() <= LAST_STATUS) {
                Buffer body = rejection.getBody();
                String retryAfter = rejection.getHeaders() == null
                        ? null
                        : rejection.getHeaders().get("Retry-After");
                listener.refused(new Reply(
                        rejection.getStatus(), body == null ? null : body.getBytes(), Reply.retryAfter(retryAfter)));
            }
            ProxyRefusal.in(cause).ifPresent(listener::refused);
            listener.closed(ConnectionLostException.because(cause).getMessage());
        }

        void cancel() {
            cancelled = true;
            if (socket != null) {
                end();
            }
        }
    }
}
