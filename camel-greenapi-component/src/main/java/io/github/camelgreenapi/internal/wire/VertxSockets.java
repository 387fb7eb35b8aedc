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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Opens web sockets through Vert.x. */
public final class VertxSockets implements Sockets {

    // A QR code is some 6 KB; ten times a hundred of that is a broken provider.
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final int LAST_STATUS = 599;
    // How long the other side may take to answer a close before the connection is cut.
    private static final int CLOSING_SECONDS = 2;

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
        Opening opening = new Opening(listener);
        // Everything of one socket happens on one event loop, so the listener is told one thing at a time.
        try {
            Context loop = vertx.getOrCreateContext();
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
        private WebSocket socket;
        private boolean cancelled;

        Opening(Listener listener) {
            this.listener = listener;
        }

        void ended(io.vertx.core.AsyncResult<WebSocket> result) {
            if (result.failed()) {
                refused(result.cause());
                return;
            }
            socket = result.result();
            socket.closeHandler(closed -> listener.closed(
                    socket.closeStatusCode() == null ? "connection lost" : "closed with " + socket.closeStatusCode()));
            // What went wrong is told by the close that follows.
            socket.exceptionHandler(failure -> socket.close());
            socket.textMessageHandler(listener::message);
            socket.binaryMessageHandler(message -> listener.message(message.toString(StandardCharsets.UTF_8)));
            if (cancelled) {
                socket.close();
            }
        }

        private void refused(Throwable cause) {
            // What is no HTTP at all has a status that HTTP does not know.
            if (cause instanceof UpgradeRejectedException rejection && rejection.getStatus() <= LAST_STATUS) {
                Buffer body = rejection.getBody();
                String retryAfter = rejection.getHeaders() == null
                        ? null
                        : rejection.getHeaders().get("Retry-After");
                listener.refused(new Reply(
                        rejection.getStatus(), body == null ? null : body.getBytes(), Reply.retryAfter(retryAfter)));
            }
            ProxyRefusal.in(cause).ifPresent(listener::refused);
            listener.closed(cause.getClass().getSimpleName());
        }

        void cancel() {
            cancelled = true;
            if (socket != null) {
                socket.close();
            }
        }
    }
}
