/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The one thread on which a simulator lives. Everything that changes runs here, one piece after the other, so nothing
 * inside needs a lock; callers from other threads wait for their turn.
 */
public final class Loop {

    private final Context context;
    private final Thread thread;

    /** Written once, when the simulator is closed; from then on callers read on their own threads. */
    private volatile boolean stopped;

    /** @param vertx has one event loop thread */
    public Loop(Vertx vertx) {
        context = vertx.getOrCreateContext();
        CompletableFuture<Thread> own = new CompletableFuture<>();
        context.runOnContext(none -> own.complete(Thread.currentThread()));
        thread = own.join();
    }

    /** A Vert.x with one event loop thread, which a busy machine may hold up for long. */
    public static Vertx oneThread() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setMaxEventLoopExecuteTime(Duration.ofMinutes(1).toNanos())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Computes a value on the loop and waits for it; what the computation throws is thrown to the caller. */
    public <T> T get(Supplier<T> computation) {
        if (stopped || Thread.currentThread() == thread) {
            return computation.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(none -> {
            try {
                result.complete(computation.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Runs a task on the loop and waits until it is done. */
    public void run(Runnable task) {
        get(() -> {
            task.run();
            return null;
        });
    }

    public void stop() {
        stopped = true;
    }
}
