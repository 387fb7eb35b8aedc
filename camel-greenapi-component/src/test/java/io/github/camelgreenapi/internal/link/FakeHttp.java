/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A provider that answers each method in one way until the test says otherwise. */
final class FakeHttp implements HttpSender {

    private final Timer timer;
    private final Map<String, Supplier<CompletableFuture<Reply>>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int open;

    FakeHttp(Timer timer) {
        this.timer = timer;
    }

    void answer(String method, String body) {
        answer(method, 200, body);
    }

    void answer(String method, int status, String body) {
        answer(
                method,
                () -> CompletableFuture.completedFuture(
                        new Reply(status, body.getBytes(StandardCharsets.UTF_8), null)));
    }

    void answer(String method, Supplier<CompletableFuture<Reply>> reply) {
        answers.put(method, reply);
    }

    void stall(String method) {
        answer(method, CompletableFuture::new);
    }

    void lose(String method) {
        answer(
                method,
                () -> CompletableFuture.failedFuture(ConnectionLostException.because("ConnectionClosedException")));
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        String method = answers.keySet().stream()
                .filter(known -> (request.uri().getPath() + "/").contains("/" + known + "/"))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No answer to " + request.uri().getPath()));
        asked.add(method);
        CompletableFuture<Reply> reply = answers.get(method).get();
        open++;
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        reply.whenComplete((answer, failure) -> {
            open--;
            deadline.cancel();
        });
        return reply;
    }

    /** How often this method was asked. */
    long count(String method) {
        return asked.stream().filter(method::equals).count();
    }

    /** How many requests wait for their answer. */
    int open() {
        return open;
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
