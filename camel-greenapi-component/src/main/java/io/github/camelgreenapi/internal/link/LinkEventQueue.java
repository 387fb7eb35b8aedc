/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.AccountKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Hands one account's events to the route, one at a time.
 *
 * <p>The route picks its event when a thread for it is free: a slow route gets the newest code that is still valid,
 * never an old one, and every event that is not a code. A linking that is stopped while the route is processing its
 * event keeps the account's slot until the route has finished, so a restarted linking cannot overtake it.
 *
 * <p>All methods must be called on the strand.
 */
final class LinkEventQueue {

    // Only unknown events could pile up behind a slow route; their number and their size are bounded.
    private static final int MOST_UNKNOWN = 100;
    private static final int MOST_UNKNOWN_CHARACTERS = 256 * 1024;

    private final AccountKey account;
    private final Executor strand;
    private final Resources resources;
    private final Function<Supplier<LinkEvent>, CompletionStage<?>> route;
    // Guarded by itself.
    private final Deque<LinkEvent> waiting = new ArrayDeque<>(1);
    // Of the code that waits, if one does; the wall clock may be set meanwhile. Guarded by waiting.
    private Deadline expiry;
    private Runnable whenEmpty = () -> {};
    private Cancellable slot = Cancellable.NOTHING;
    private boolean busy;

    LinkEventQueue(
            AccountKey account,
            Executor strand,
            Resources resources,
            Function<Supplier<LinkEvent>, CompletionStage<?>> route) {
        this.account = account;
        this.strand = strand;
        this.resources = resources;
        this.route = route;
    }

    void add(LinkEvent event) {
        synchronized (waiting) {
            if (event instanceof QrCode code) {
                waiting.removeIf(QrCode.class::isInstance);
                Duration valid = Duration.between(resources.timer().now(), code.expiresAt());
                expiry = Deadline.in(resources.timer(), valid);
            }
            waiting.add(event);
            dropOldestUnknown();
        }
        handOver();
    }

    private void dropOldestUnknown() {
        int count = 0;
        int characters = 0;
        for (LinkEvent event : waiting) {
            if (event instanceof UnknownLinkEvent unknown) {
                count++;
                characters += unknown.raw().length();
            }
        }
        while (count > MOST_UNKNOWN || characters > MOST_UNKNOWN_CHARACTERS) {
            UnknownLinkEvent oldest = waiting.stream()
                    .filter(UnknownLinkEvent.class::isInstance)
                    .map(UnknownLinkEvent.class::cast)
                    .findFirst()
                    .orElseThrow();
            waiting.removeFirstOccurrence(oldest);
            count--;
            characters -= oldest.raw().length();
        }
    }

    /** Drops the codes that were not handed over: scanning them cannot succeed any more. */
    void dropCodes() {
        synchronized (waiting) {
            waiting.removeIf(QrCode.class::isInstance);
        }
    }

    /** Runs a task on the strand once the route has finished with all that was added. */
    void whenEmpty(Runnable task) {
        whenEmpty = task;
        handOver();
    }

    /** Drops what was not handed over, and the task that waits for it. */
    void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
        whenEmpty = () -> {};
    }

    private void handOver() {
        if (busy) {
            return;
        }
        boolean nothing;
        synchronized (waiting) {
            nothing = waiting.isEmpty();
        }
        if (nothing) {
            Runnable task = whenEmpty;
            whenEmpty = () -> {};
            task.run();
        } else {
            busy = true;
            slot = resources.routeLock().acquire(account, this::deliver);
        }
    }

    /** On the strand, or on that of a former linking of the account. */
    private void deliver() {
        CompletionStage<?> done = CompletableFuture.completedFuture(null);
        try {
            done = route.apply(this::next);
        } finally {
            // Whatever it throws is the thread's to report; the events behind it must not suffer.
            done.whenComplete((nothing, failure) -> strand.execute(this::delivered));
        }
    }

    /** On the route's thread; null when nothing is left to hand over. */
    private LinkEvent next() {
        synchronized (waiting) {
            LinkEvent event = waiting.poll();
            while (event instanceof QrCode && !isPositive(expiry.left())) {
                event = waiting.poll();
            }
            if (event instanceof QrCode) {
                expiry = null;
            }
            return event;
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private void delivered() {
        busy = false;
        slot.cancel();
        slot = Cancellable.NOTHING;
        handOver();
    }
}
