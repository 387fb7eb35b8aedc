/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.state.ModelProvider.Luck;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Z-API in memory, as far as it says whether its one account is connected. */
final class ZApiStatus implements HttpSender {

    private final Timer timer;
    private Luck luck = Luck.GOOD;
    private boolean connected;
    private Instant saidConnected = Instant.MIN;
    private Instant saidDisconnected = Instant.MIN;

    ZApiStatus(Timer timer) {
        this.timer = timer;
    }

    void luck(Luck next) {
        luck = next;
    }

    void become(boolean isConnected) {
        connected = isConnected;
    }

    /** Whether it has said so since then. */
    boolean hasSaid(boolean isConnected, Duration ago) {
        return !(isConnected ? saidConnected : saidDisconnected)
                .isBefore(timer.now().minus(ago));
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        reply.whenComplete((answer, failure) -> deadline.cancel());
        timer.after(luck.latency(), () -> {
            if (luck.losesRequest("status")) {
                reply.completeExceptionally(ConnectionLostException.because("ConnectException"));
            } else {
                reply.complete(luck.refusal("status").orElseGet(this::answer));
            }
        });
        return reply;
    }

    private Reply answer() {
        if (connected) {
            saidConnected = timer.now();
        } else {
            saidDisconnected = timer.now();
        }
        return new Reply(200, ("{\"connected\":" + connected + "}").getBytes(StandardCharsets.UTF_8), null);
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
