/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** HTTP and web sockets, which have the same TLS, proxies and name servers. */
enum Transport {
    HTTP {
        @Override
        String ask(Vertx vertx, ConnectionConfig connections, boolean secure, String host, int port) throws Exception {
            try (SenderFixture sender = new SenderFixture(vertx, connections)) {
                return sender.get((secure ? "https" : "http") + "://" + host + ":" + port)
                        .handle((reply, failure) -> failure != null
                                ? failure.getMessage()
                                : reply.successful() ? ARRIVED : "status " + reply.status())
                        .join();
            }
        }

        @Override
        void welcome(RawServer.Connection connection) throws IOException {
            if (!connection.request().isEmpty()) {
                connection.reply(200, "", "{}");
            }
        }
    },

    SOCKET {
        @Override
        String ask(Vertx vertx, ConnectionConfig connections, boolean secure, String host, int port) {
            CompletableFuture<String> outcome = new CompletableFuture<>();
            try (Sockets sockets = new VertxSockets(vertx, connections)) {
                URI uri = URI.create((secure ? "wss" : "ws") + "://" + host + ":" + port + PATH);
                sockets.open(uri, connections.connectTimeout(), new Sockets.Listener() {
                    @Override
                    public void message(String text, Runnable taken) {
                        outcome.complete(ARRIVED);
                    }

                    @Override
                    public void refused(Reply reply) {
                        outcome.complete("status " + reply.status());
                    }

                    @Override
                    public void closed(String reason) {
                        outcome.complete(reason);
                    }
                });
                return outcome.join();
            }
        }

        @Override
        void welcome(RawServer.Connection connection) throws IOException {
            String request = connection.request();
            if (!request.isEmpty()) {
                connection.say(RawServer.upgrade(request));
                connection.say(MESSAGE);
                connection.untilClosed();
            }
        }
    };

    static final String ARRIVED = "arrived";
    static final String PATH = "/waInstance1/logout/" + SenderFixture.SECRET;

    private static final byte[] MESSAGE = {(byte) 0x81, 2, '{', '}'};

    /** Asks for {@link #PATH} and waits: {@link #ARRIVED}, a status that refuses, or why there is no connection. */
    abstract String ask(Vertx vertx, ConnectionConfig connections, boolean secure, String host, int port)
            throws Exception;

    /** What a server answers that lets this transport arrive. */
    abstract void welcome(RawServer.Connection connection) throws IOException;
}
