/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * A change in the ledger, and what else is known of it.
 *
 * <p>The change was told under {@code change.at()}, and that stays. When the provider tells the true time later, it is
 * kept beside it, to recognise the change by.
 */
final class RecordedChange {

    /** How far the provider's clock and ours, or two clocks of the provider, may be apart. */
    static final Duration SLACK = Duration.ofSeconds(5);

    private final long number;
    private final StateChanged change;
    private final Instant notBefore;
    // Who told it, each with its own time for it: that one cannot mean this change by another time.
    private final Set<Source> tellers = EnumSet.noneOf(Source.class);
    private Instant trueTime;

    /** @param notBefore since when it may have been so; null when nothing is known of that */
    RecordedChange(long number, StateChanged change, Instant notBefore) {
        this.number = number;
        this.change = change;
        this.notBefore = notBefore;
    }

    long number() {
        return number;
    }

    StateChanged change() {
        return change;
    }

    /** Somebody tells it too, with the provider's time. */
    void confirm(Instant time, Source teller) {
        tellers.add(teller);
        if (trueTime == null) {
            trueTime = time;
        }
    }

    static boolean same(AccountState one, AccountState other) {
        boolean known = one.value() != AccountState.Value.UNKNOWN;
        return one.value() == other.value() && (known || one.raw().equals(other.raw()));
    }

    /** Whether it led to this state. */
    boolean is(AccountState state) {
        return same(change.current(), state);
    }

    /** Whether it is this change, for the state and the second are the same. */
    boolean isExactly(AccountState state) {
        return is(state) && trueTime != null && second(trueTime).equals(second(state.at()));
    }

    /** Whether it may be this change, told with another time by somebody who has not told it yet. */
    boolean mayBe(AccountState state, Source teller) {
        if (!is(state) || tellers.contains(teller)) {
            return false;
        }
        Instant from = trueTime != null ? second(trueTime).minus(SLACK) : notBefore;
        Instant to = trueTime != null ? trueTime : change.at();
        return from != null && !state.at().isBefore(from) && !state.at().isAfter(to.plus(SLACK));
    }

    /** As the latest change: whether it still holds at the time of this state, so that this is none. */
    boolean holds(AccountState state) {
        return is(state) && !state.at().isBefore(second(time()));
    }

    /** As the latest change: whether this state came about after it, for certain. */
    boolean isBefore(AccountState state, Source teller) {
        if (trueTime == null) {
            return state.at().isAfter(change.at().plus(SLACK));
        }
        // Each teller keeps the order, also within a second.
        return state.at().isAfter(trueTime) || second(state.at()).equals(second(trueTime)) && tellers.contains(teller);
    }

    /** As the latest change: whether this state came about before it, for certain. */
    boolean isAfter(AccountState state) {
        return trueTime == null
                ? notBefore != null && state.at().isBefore(notBefore)
                : second(state.at()).isBefore(second(trueTime));
    }

    private Instant time() {
        return trueTime != null ? trueTime : change.at();
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
