/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.wire.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Hands one account's events to the route, one at a time.
 *
 * <p>A route that is slow gets the newest code that still lives, never an old one, and every event that is no code. All
 * methods are to be called on the strand.
 */
final class Outbox {

    // Unknown events are all that could pile up behind a slow route.
    private static final int MOST_UNKNOWN = 100;

    private final Executor strand;
    private final Timer timer;
    private final Function<LinkEvent, CompletionStage<?>> route;
    private final Deque<LinkEvent> waiting = new ArrayDeque<>();
    private Runnable whenEmpty = () -> {};
    private boolean busy;

    Outbox(Executor strand, Timer timer, Function<LinkEvent, CompletionStage<?>> route) {
        this.strand = strand;
        this.timer = timer;
        this.route = route;
    }

    void add(LinkEvent event) {
        if (event instanceof UnknownLinkEvent && waiting.size() >= MOST_UNKNOWN) {
            waiting.removeFirstOccurrence(waiting.stream()
                    .filter(UnknownLinkEvent.class::isInstance)
                    .findFirst()
                    .orElse(null));
        }
        if (event instanceof QrCode || event.ending()) {
            waiting.removeIf(QrCode.class::isInstance);
        }
        waiting.add(event);
        handOver();
    }

    /** Runs a task once all that was added has been through the route. */
    void whenEmpty(Runnable task) {
        whenEmpty = task;
        handOver();
    }

    /** Forgets what was not handed over, and whoever waits for that. */
    void clear() {
        waiting.clear();
        whenEmpty = () -> {};
    }

    private void handOver() {
        if (busy) {
            return;
        }
        LinkEvent next = waiting.poll();
        while (next instanceof QrCode code && !timer.now().isBefore(code.expiresAt())) {
            next = waiting.poll();
        }
        if (next == null) {
            Runnable task = whenEmpty;
            whenEmpty = () -> {};
            task.run();
            return;
        }
        busy = true;
        route.apply(next)
                .whenComplete((done, failure) -> strand.execute(() -> {
                    busy = false;
                    handOver();
                }));
    }
}
