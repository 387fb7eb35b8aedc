/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Delayed tasks and asynchronous calls started from a strand. Their results are delivered on that strand; cancelling
 * the scope cancels them all, and nothing is started in it any more.
 *
 * <p>All methods must be called on the strand.
 */
public final class TaskScope implements Cancellable {

    private final Executor strand;
    private final Timer timer;
    // The tasks that are pending, each linked to the next one; a set would take more room than all else.
    private Task first;
    private boolean cancelled;

    public TaskScope(Executor strand, Timer timer) {
        this.strand = strand;
        this.timer = timer;
    }

    /** Runs a task after a delay. */
    public Cancellable later(Duration delay, Runnable work) {
        if (cancelled) {
            return NOTHING;
        }
        Task task = new Task();
        task.stop = timer.after(delay, () -> strand.execute(() -> task.end(work)));
        return task;
    }

    /**
     * Makes a call.
     *
     * @param then takes the result, or null and the failure; not called when the call is cancelled by others, as a
     *     component does when it stops
     */
    public <R> Cancellable call(Supplier<CompletableFuture<R>> call, BiConsumer<R, GreenApiException> then) {
        if (cancelled) {
            return NOTHING;
        }
        Task task = new Task();
        CompletableFuture<R> future = begun(call);
        task.stop = () -> future.cancel(false);
        future.whenComplete((result, failure) -> strand.execute(() -> task.end(() -> {
            if (!future.isCancelled()) {
                then.accept(result, failure == null ? null : Failures.known(failure));
            }
        })));
        return task;
    }

    // A call that cannot even be begun has an end all the same.
    private static <R> CompletableFuture<R> begun(Supplier<CompletableFuture<R>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Waits for something that goes on when the scope is cancelled.
     *
     * @param then takes the result, or null and the failure
     */
    public <R> void await(CompletionStage<R> stage, BiConsumer<R, Throwable> then) {
        if (!cancelled) {
            Task task = new Task();
            stage.whenComplete((result, failure) -> strand.execute(() -> task.end(() -> then.accept(result, failure))));
        }
    }

    /** Cancels what has been started; more may be started. */
    public void clear() {
        // What is removed on the way still leads to those behind it, and what is added comes before them.
        for (Task task = first; task != null; task = task.next) {
            task.cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        clear();
    }

    private final class Task implements Cancellable {

        private Cancellable stop = NOTHING;
        private Task previous;
        private Task next = first;
        private boolean pending = true;

        Task() {
            if (first != null) {
                first.previous = this;
            }
            first = this;
        }

        private boolean remove() {
            if (!pending) {
                return false;
            }
            pending = false;
            if (next != null) {
                next.previous = previous;
            }
            if (previous != null) {
                previous.next = next;
            } else {
                first = next;
            }
            return true;
        }

        void end(Runnable work) {
            if (remove()) {
                work.run();
            }
        }

        @Override
        public void cancel() {
            if (remove()) {
                stop.cancel();
            }
        }
    }
}
