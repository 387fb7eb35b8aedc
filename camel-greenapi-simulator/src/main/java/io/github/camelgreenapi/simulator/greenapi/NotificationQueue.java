/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.time.ScheduledTask;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an account has to report, first in first out. The head stays until it is deleted, or for 24 hours.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/">Receiving by HTTP API</a>
 */
public final class NotificationQueue {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

    /** A long poll that waits for the head; cancelled when its caller has gone. */
    public final class Wait {
        private final Consumer<Optional<Notification>> response;
        private final ScheduledTask end;

        private Wait(Duration patience, Consumer<Optional<Notification>> response) {
            this.response = response;
            this.end = clock.after(patience, () -> over(Optional.empty()));
        }

        public void cancel() {
            end.cancel();
            waits.remove(this);
        }

        private void over(Optional<Notification> head) {
            cancel();
            response.accept(head);
        }
    }

    private final SimulatedClock clock;
    private final Deque<Notification> waiting = new ArrayDeque<>();
    private final List<Wait> waits = new ArrayList<>();
    private long receipts;
    private Instant nextClearing = Instant.EPOCH;

    NotificationQueue(SimulatedClock clock) {
        this.clock = clock;
    }

    void add(ObjectNode body) {
        waiting.add(new Notification(++receipts, body, clock.now()));
        List.copyOf(waits).forEach(wait -> wait.over(head()));
    }

    public Optional<Notification> head() {
        Instant oldest = clock.now().minus(RETENTION);
        while (!waiting.isEmpty() && !waiting.peek().at().isAfter(oldest)) {
            waiting.remove();
        }
        return Optional.ofNullable(waiting.peek());
    }

    public Wait await(Duration patience, Consumer<Optional<Notification>> response) {
        Wait wait = new Wait(patience, response);
        waits.add(wait);
        return wait;
    }

    public boolean delete(long receiptId) {
        return waiting.removeIf(notification -> notification.receiptId() == receiptId);
    }

    int size() {
        head();
        return waiting.size();
    }

    /** Empties the queue, unless that happened within the last minute. */
    public boolean clear() {
        if (untilClearing().isZero()) {
            waiting.clear();
            nextClearing = clock.now().plus(BETWEEN_CLEARINGS);
            return true;
        }
        return false;
    }

    public Duration untilClearing() {
        return clock.now().isBefore(nextClearing) ? Duration.between(clock.now(), nextClearing) : Duration.ZERO;
    }
}
