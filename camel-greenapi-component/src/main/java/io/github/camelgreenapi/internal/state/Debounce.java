/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static io.github.camelgreenapi.internal.concurrent.Durations.longer;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds the latest change back until its state has lasted for some time: the next change, or a poll that finds the
 * state unchanged, shows that it has.
 *
 * <p>All methods must be called on the strand.
 */
final class Debounce {

    private final Duration time;
    private final Timer timer;
    private final Runnable poll;
    // Null when none waits.
    private RecordedChange waiting;
    private Instant since;
    // By the monotonic clock: the other one may be set meanwhile.
    private Deadline end;
    private Cancellable nextPoll = Cancellable.NOTHING;

    /** @param poll called when the time of the change that waits has passed */
    Debounce(Duration time, Timer timer, Runnable poll) {
        this.time = time;
        this.timer = timer;
        this.poll = poll;
    }

    boolean isOff() {
        return time.isZero();
    }

    void hold(RecordedChange change) {
        Instant now = timer.now();
        Instant at = change.change().at();
        waiting = change;
        since = at.isBefore(now) ? at : now;
        Duration left = Duration.between(now, since.plus(time));
        end = Deadline.in(timer, left);
        nextPoll.cancel();
        nextPoll = timer.after(longer(left, Duration.ZERO), poll);
    }

    /** The change that waited, if it had lasted long enough by the time of the next one. It waits no more. */
    Optional<RecordedChange> endedBy(RecordedChange next) {
        RecordedChange change = waiting;
        waiting = null;
        return change == null || next.change().at().isBefore(since.plus(time)) ? Optional.empty() : Optional.of(change);
    }

    /**
     * The change that waits, if a poll that finds this state shows that it has lasted long enough. It waits no more.
     */
    Optional<RecordedChange> confirmedBy(AccountState polled) {
        RecordedChange change = waiting;
        if (change == null || !change.is(polled) || end.allows(Duration.ZERO)) {
            return Optional.empty();
        }
        waiting = null;
        return Optional.of(change);
    }

    /** Polls no more. */
    void stop() {
        nextPoll.cancel();
    }
}
