/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.util.concurrent.CompletableFuture;

/** Z-API that confirms whatever was claimed last. */
final class GullibleZApi implements HttpSender {

    private final ZApiStatus status;

    GullibleZApi(Timer timer) {
        status = new ZApiStatus(timer);
    }

    void claimed(boolean connected) {
        status.become(connected);
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        return status.send(request);
    }

    @Override
    public void close() {
        status.close();
    }
}
