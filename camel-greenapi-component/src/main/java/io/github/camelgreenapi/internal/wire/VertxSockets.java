/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens web sockets: the connection is Vert.x's, with its look-up, proxy and TLS; what is read from it, Netty's codecs
 * read, within bounds. Vert.x's own client would gather the answer to a refused upgrade without a bound.
 */
public final class VertxSockets implements Sockets {

    private static final Logger LOG = LoggerFactory.getLogger(VertxSockets.class);
    private static final int SECURE_PORT = 443;
    private static final int PLAIN_PORT = 80;

    private final Vertx vertx;
    private final NetClient plain;
    private final NetClient secure;

    /** @param vertx is not closed with the sockets */
    public VertxSockets(Vertx vertx, ConnectionConfig connections) {
        this.vertx = vertx;
        plain = vertx.createNetClient(VertxClients.configure(new NetClientOptions(), connections));
        secure = vertx.createNetClient(VertxClients.configure(new NetClientOptions(), connections)
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS"));
    }

    @Override
    public Timer.Cancellable open(URI uri, Duration connectTimeout, Listener listener) {
        // Everything of one socket happens on one event loop, so the listener is told one thing at a time.
        try {
            Context loop = vertx.getOrCreateContext();
            Opening opening = new Opening(uri, connectTimeout, listener, loop);
            loop.runOnContext(start -> opening.connect("wss".equalsIgnoreCase(uri.getScheme())));
            return opening;
        } catch (RejectedExecutionException e) {
            // The Vert.x instance was closed by its owner.
            listener.closed(e.getClass().getSimpleName());
            return Timer.Cancellable.NOTHING;
        }
    }

    @Override
    public void close() {
        plain.close();
        secure.close();
    }

    /** A socket from its opening on. All fields belong to the event loop. */
    private final class Opening implements Timer.Cancellable {

        // Null once it has been used.
        private URI uri;
        private final Duration connectTimeout;
        private final Listener listener;
        private final Context loop;
        // Null before there is a connection to close.
        private Runnable end;
        private boolean cancelled;

        Opening(URI uri, Duration connectTimeout, Listener listener, Context loop) {
            this.uri = uri;
            this.connectTimeout = connectTimeout;
            this.listener = listener;
            this.loop = loop;
        }

        void connect(boolean tls) {
            int port = uri.getPort() != -1 ? uri.getPort() : tls ? SECURE_PORT : PLAIN_PORT;
            try {
                (tls ? secure : plain).connect(port, host()).onComplete(this::connected);
            } catch (RuntimeException e) {
                // The client refuses like this when it has been closed, and when the address is none.
                failed(e);
            }
        }

        private String host() {
            String host = uri.getHost();
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        private void connected(AsyncResult<NetSocket> connection) {
            if (connection.failed()) {
                failed(connection.cause());
                return;
            }
            if (cancelled) {
                connection.result().close();
                listener.closed("cancelled");
                return;
            }
            SocketUpgrade upgrade = new SocketUpgrade(uri, connectTimeout, listener, frames -> end = frames::end);
            uri = null;
            end = upgrade::cancel;
            upgrade.begin(((NetSocketInternal) connection.result()).channelHandlerContext());
        }

        private void failed(Throwable cause) {
            ProxyRefusal.in(cause).ifPresent(listener::refused);
            listener.closed(ConnectionLostException.because(cause).getMessage());
        }

        @Override
        public void cancel() {
            try {
                loop.runOnContext(stop -> {
                    cancelled = true;
                    if (end != null) {
                        end.run();
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.trace("Vert.x was closed, and the socket with it");
            }
        }
    }
}
