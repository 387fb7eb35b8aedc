/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A provider that answers from a script, and remembers what it was asked.
 *
 * <p>Answers for one method are used before those for any; a request that nothing was scripted for fails the test.
 */
public final class ScriptedSender implements HttpSender {

    private static final String ANY = "";

    private final Timer timer;

    // Guarded by this.
    private final Map<String, Queue<Supplier<CompletableFuture<Reply>>>> script = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private int givenUp;

    /** @param timer tells when a request that is never answered runs into its time limit */
    public ScriptedSender(Timer timer) {
        this.timer = timer;
    }

    /** The next request is answered so. */
    public ScriptedSender answer(int status, String body) {
        return answer(ANY, status, body);
    }

    /** The next request of this method, such as {@code getStateInstance} or {@code qr-code/image}, is answered so. */
    public ScriptedSender answer(String method, int status, String body) {
        return answer(method, new Reply(status, body.getBytes(StandardCharsets.UTF_8), null));
    }

    /** The next request of this method is answered so. */
    public ScriptedSender answer(String method, Reply reply) {
        return add(method, () -> CompletableFuture.completedFuture(reply));
    }

    /** The next request is refused with a {@code Retry-After}. */
    public ScriptedSender refuse(int status, Duration retryAfter) {
        return answer(ANY, new Reply(status, new byte[0], retryAfter));
    }

    /** The next request loses its connection. */
    public ScriptedSender lose() {
        return lose(ANY);
    }

    /** The next request of this method loses its connection. */
    public ScriptedSender lose(String method) {
        return add(
                method,
                () -> CompletableFuture.failedFuture(ConnectionLostException.because("ConnectionClosedException")));
    }

    /** The next request fails like this. */
    public ScriptedSender fail(ConnectionLostException failure) {
        return add(ANY, () -> CompletableFuture.failedFuture(failure));
    }

    /** The next request is never answered. */
    public ScriptedSender stall() {
        return stall(ANY);
    }

    /** The next request of this method is never answered. */
    public ScriptedSender stall(String method) {
        return add(method, CompletableFuture::new);
    }

    /** The next request of this method is answered when the test completes this. */
    public ScriptedSender answer(String method, CompletableFuture<Reply> later) {
        return add(method, () -> later);
    }

    private synchronized ScriptedSender add(String method, Supplier<CompletableFuture<Reply>> reply) {
        script.computeIfAbsent(method, name -> new ArrayDeque<>()).add(reply);
        return this;
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = next(request).get();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        reply.whenComplete((answer, failure) -> {
            deadline.cancel();
            if (reply.isCancelled()) {
                countGivenUp();
            }
        });
        return reply;
    }

    private synchronized Supplier<CompletableFuture<Reply>> next(Request request) {
        requests.add(request);
        String path = request.uri().getPath() + "/";
        Queue<Supplier<CompletableFuture<Reply>>> replies = script.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && !entry.getKey().equals(ANY))
                .filter(entry -> path.contains("/" + entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> script.getOrDefault(ANY, new ArrayDeque<>()));
        if (replies.isEmpty()) {
            throw new AssertionError("Nothing is scripted for " + request.verb() + " " + path);
        }
        return replies.poll();
    }

    private synchronized void countGivenUp() {
        givenUp++;
    }

    /** All requests, in their order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many requests of this method came. */
    public synchronized long count(String method) {
        return requests.stream()
                .filter(request -> (request.uri().getPath() + "/").contains("/" + method + "/"))
                .count();
    }

    /** How many requests were cancelled. */
    public synchronized int givenUp() {
        return givenUp;
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
