/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What somebody on a strand has set going: waits and questions, whose outcome comes back on the strand.
 *
 * <p>Once cancelled, none of it comes back any more, nothing new is begun, and no timer or request is left. All methods
 * are to be called on the strand.
 */
public final class TaskScope implements Cancellable {

    private final Executor strand;
    private final Timer timer;
    private final Set<Errand> going = new HashSet<>();
    private boolean over;

    public TaskScope(Executor strand, Timer timer) {
        this.strand = strand;
        this.timer = timer;
    }

    /** Does something after a delay. */
    public Cancellable later(Duration delay, Runnable task) {
        if (over) {
            return NOTHING;
        }
        Errand errand = new Errand();
        errand.stop = timer.after(delay, () -> strand.execute(() -> errand.end(task)));
        return errand;
    }

    /**
     * Asks something.
     *
     * @param then takes the answer, or null and what went wrong
     */
    public <R> Cancellable ask(Supplier<CompletableFuture<R>> question, BiConsumer<R, Throwable> then) {
        if (over) {
            return NOTHING;
        }
        Errand errand = new Errand();
        CompletableFuture<R> asked = question.get();
        errand.stop = () -> asked.cancel(false);
        asked.whenComplete((answer, failure) -> strand.execute(
                () -> errand.end(() -> then.accept(answer, failure == null ? null : Failures.cause(failure)))));
        return errand;
    }

    @Override
    public void cancel() {
        over = true;
        List.copyOf(going).forEach(Errand::cancel);
    }

    private final class Errand implements Cancellable {

        private Cancellable stop = NOTHING;

        Errand() {
            going.add(this);
        }

        void end(Runnable task) {
            if (going.remove(this)) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            if (going.remove(this)) {
                stop.cancel();
            }
        }
    }
}
