/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;

class HttpTransportTest extends TransportContract {

    @Override
    String ask(ConnectionConfig connections, boolean secure, int port) throws Exception {
        try (SenderFixture sender = new SenderFixture(vertx, connections)) {
            return sender.get((secure ? "https" : "http") + "://localhost:" + port)
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
}
