/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one account's events to a route, one at a time and in order, each until the route has succeeded.
 *
 * <p>An event on which the route failed is delivered again after a pause that grows; those behind it wait. All methods
 * must be called on the strand.
 */
public final class RetryingDelivery<E> {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingDelivery.class);
    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Executor strand;
    private final Timer timer;
    private final RandomGenerator random;
    private final Function<E, ? extends CompletionStage<?>> route;
    private final Deque<Item<E>> waiting = new ArrayDeque<>();
    private Cancellable pending = Cancellable.NOTHING;
    private Backoff pauses = PAUSES;
    private volatile boolean busy;

    private record Item<E>(E event, Runnable taken) {}

    /** @param route its stage completes normally when the route has succeeded, and exceptionally when it failed */
    public RetryingDelivery(
            Executor strand, Timer timer, RandomGenerator random, Function<E, ? extends CompletionStage<?>> route) {
        this.strand = strand;
        this.timer = timer;
        this.random = random;
        this.route = route;
    }

    /** @param taken run on the strand once the route has succeeded */
    public void add(E event, Runnable taken) {
        waiting.add(new Item<>(event, taken));
        if (waiting.size() == 1) {
            handOver();
        }
    }

    /** Whether every event that was added has been taken. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Drops the events that wait; the one in the route still counts as taken if the route succeeds. */
    public void clear() {
        pending.cancel();
        waiting.clear();
        pauses = PAUSES;
    }

    /** Whether an event is in the route; may be asked from any thread. */
    public boolean isBusy() {
        return busy;
    }

    private void handOver() {
        Item<E> item = waiting.peek();
        if (busy || item == null) {
            return;
        }
        busy = true;
        toRoute(item.event()).whenComplete((done, failure) -> strand.execute(() -> handedOver(item, failure)));
    }

    private CompletionStage<?> toRoute(E event) {
        try {
            return route.apply(event);
        } catch (RuntimeException | Error e) {
            // Thrown on, it would leave this busy for ever.
            LOG.warn("Could not pass an event to the route; retrying", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void handedOver(Item<E> item, Throwable failure) {
        boolean forgotten = waiting.peek() != item;
        if (failure == null) {
            pauses = PAUSES;
            if (!forgotten) {
                waiting.poll();
            }
            // It stays busy until the follow-up has begun, so that it never seems done in between.
            item.taken().run();
        }
        busy = false;
        if (failure == null || forgotten) {
            handOver();
        } else {
            pending = timer.after(pauses.growing(random), () -> strand.execute(this::handOver));
            pauses = pauses.next();
        }
    }
}
