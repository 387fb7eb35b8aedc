/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Hands one account's events to the route, one at a time.
 *
 * <p>What comes next is decided when a thread for it is there: a route that is slow gets the newest code that still
 * lives, never an old one, and every event that is no code. Whoever was stopped while the route still works on its
 * event holds the account's place, so that a successor's events do not overtake it.
 *
 * <p>All methods are to be called on the strand.
 */
final class LinkEventQueue {

    // Unknown events are all that could pile up behind a slow route.
    private static final int MOST_UNKNOWN = 100;

    private final String account;
    private final Executor strand;
    private final Resources resources;
    private final Function<LinkEvent, CompletionStage<?>> route;

    // Guarded by itself.
    private final Deque<LinkEvent> waiting = new ArrayDeque<>();

    private Runnable whenEmpty = () -> {};
    private Cancellable pass = Cancellable.NOTHING;
    private boolean busy;

    LinkEventQueue(
            String account, Executor strand, Resources resources, Function<LinkEvent, CompletionStage<?>> route) {
        this.account = account;
        this.strand = strand;
        this.resources = resources;
        this.route = route;
    }

    void add(LinkEvent event) {
        synchronized (waiting) {
            if (event instanceof QrCode) {
                waiting.removeIf(QrCode.class::isInstance);
            }
            waiting.add(event);
            forgetOldestUnknown();
        }
        handOver();
    }

    private void forgetOldestUnknown() {
        if (waiting.stream().filter(UnknownLinkEvent.class::isInstance).count() > MOST_UNKNOWN) {
            waiting.stream()
                    .filter(UnknownLinkEvent.class::isInstance)
                    .findFirst()
                    .ifPresent(waiting::removeFirstOccurrence);
        }
    }

    /** Forgets the codes that were not handed over: nobody can scan them with success any more. */
    void forgetCodes() {
        synchronized (waiting) {
            waiting.removeIf(QrCode.class::isInstance);
        }
    }

    /** Runs a task on the strand once all that was added has been through the route. */
    void whenEmpty(Runnable task) {
        whenEmpty = task;
        handOver();
    }

    /** Forgets what was not handed over, and whoever waits for that. */
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
            pass = resources
                    .gate()
                    .enter("route of " + account, () -> resources.routes().execute(this::deliver));
        }
    }

    /** On a thread for routes. */
    private void deliver() {
        LinkEvent event = next();
        CompletionStage<?> done = CompletableFuture.completedFuture(null);
        try {
            done = event == null ? done : route.apply(event);
        } finally {
            // Whatever it throws is the thread's to report; the events behind it must not suffer.
            done.whenComplete((nothing, failure) -> strand.execute(this::delivered));
        }
    }

    private LinkEvent next() {
        synchronized (waiting) {
            LinkEvent event = waiting.poll();
            while (event instanceof QrCode code && !resources.timer().now().isBefore(code.expiresAt())) {
                event = waiting.poll();
            }
            return event;
        }
    }

    private void delivered() {
        busy = false;
        pass.cancel();
        handOver();
    }
}
