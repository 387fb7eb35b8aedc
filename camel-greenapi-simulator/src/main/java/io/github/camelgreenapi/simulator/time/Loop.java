/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The one thread on which a simulator lives. Everything that changes runs here, one piece after the other, so nothing
 * inside needs a lock; callers from other threads ask and wait.
 */
public final class Loop {
    private final Context context;
    private final Thread thread;

    /** Written once, by whoever closes the simulator; from then on questions are answered where they are asked. */
    private volatile boolean stopped;

    /** @param vertx has one event loop thread */
    public Loop(Vertx vertx) {
        context = vertx.getOrCreateContext();
        CompletableFuture<Thread> own = new CompletableFuture<>();
        context.runOnContext(none -> own.complete(Thread.currentThread()));
        thread = own.join();
    }

    public <T> T ask(Supplier<T> question) {
        if (stopped || Thread.currentThread() == thread) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        context.runOnContext(none -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error refusal) {
                answer.completeExceptionally(refusal);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failed;
        }
    }

    public void tell(Runnable order) {
        ask(() -> {
            order.run();
            return null;
        });
    }

    public void stop() {
        stopped = true;
    }
}
