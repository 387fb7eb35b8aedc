/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class SocketTransportTest extends TransportContract {

    private static final byte[] MESSAGE = {(byte) 0x81, 2, '{', '}'};

    @Override
    String ask(ConnectionConfig connections, boolean secure, int port) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        try (Sockets sockets = new VertxSockets(vertx, connections)) {
            URI uri = URI.create((secure ? "wss" : "ws") + "://localhost:" + port + PATH);
            sockets.open(uri, Duration.ofSeconds(10), new Sockets.Listener() {
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
}
