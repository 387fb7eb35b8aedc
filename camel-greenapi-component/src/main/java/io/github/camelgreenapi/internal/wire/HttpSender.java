/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.util.concurrent.CompletableFuture;

/** Sends HTTP requests without waiting for their replies. */
public interface HttpSender extends AutoCloseable {

    /**
     * Sends a request.
     *
     * @return the reply, whatever its status; or a {@link ConnectionLostException}. Cancelling it gives the connection
     *     up.
     */
    CompletableFuture<Reply> send(Request request);

    @Override
    void close();
}
