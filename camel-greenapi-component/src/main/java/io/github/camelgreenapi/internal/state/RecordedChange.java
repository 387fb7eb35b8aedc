/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * A change in the ledger, with the sources that reported it. It is immutable.
 *
 * <p>The change was emitted under {@code change.at()}, and that stays. When the provider reports the true time later,
 * it is kept beside it, to recognise the change by.
 *
 * @param number grows with each change
 * @param notBefore since when it may have been so; null when nothing is known of that
 * @param reporters the sources that have reported this change. A source reports a change once; a second report from it,
 *     with another time, is another change.
 * @param trueTime the provider's time for it; null when no source has given it
 */
record RecordedChange(long number, StateChanged change, Instant notBefore, Set<Source> reporters, Instant trueTime) {

    /** How far the provider's clock and ours, or two clocks of the provider, may be apart. */
    static final Duration SLACK = Duration.ofSeconds(5);

    RecordedChange {
        reporters = Set.copyOf(reporters);
    }

    /** A change that no source has dated yet. */
    static RecordedChange undated(long number, StateChanged change, Instant notBefore) {
        return new RecordedChange(number, change, notBefore, Set.of(), null);
    }

    /** The same, reported by a source with the provider's time. */
    RecordedChange confirmed(Instant time, Source reporter) {
        Set<Source> all = new HashSet<>(reporters);
        all.add(reporter);
        return new RecordedChange(number, change, notBefore, all, trueTime == null ? time : trueTime);
    }

    /** The state with the provider's time for it; null when no source has given it. */
    AccountState confirmedState() {
        AccountState state = change.current();
        return trueTime == null
                ? null
                : new AccountState(state.provider(), state.instance(), trueTime, state.value(), state.raw(), null);
    }

    /** The same under another number. */
    RecordedChange numbered(long other) {
        return new RecordedChange(other, change, notBefore, reporters, trueTime);
    }

    AccountState state() {
        return change.current();
    }

    /** The change as an event that follows another state, or comes from another source. */
    StateChanged as(AccountState previous, Source source) {
        return new StateChanged(change.provider(), change.instance(), change.at(), previous, change.current(), source);
    }

    static boolean same(AccountState one, AccountState other) {
        boolean known = one.value() != AccountState.Value.UNKNOWN;
        return one.value() == other.value() && (known || one.raw().equals(other.raw()));
    }

    /** Whether it led to this state. */
    boolean is(AccountState state) {
        return same(change.current(), state);
    }

    /** Whether it is this change, because the state and the second are the same. */
    boolean isExactly(AccountState state) {
        return is(state) && trueTime != null && second(trueTime).equals(second(state.at()));
    }

    /** Whether a change to this state would get the same id. */
    boolean hasIdOf(AccountState state) {
        return is(state) && second(change.at()).equals(second(state.at()));
    }

    /** Whether it may be this change, reported with another time by a source that has not reported it yet. */
    boolean mayBe(AccountState state, Source reporter) {
        if (!is(state) || reporters.contains(reporter)) {
            return false;
        }
        Instant from = trueTime != null ? second(trueTime).minus(SLACK) : notBefore;
        Instant to = trueTime != null ? trueTime : change.at();
        return from != null && !state.at().isBefore(from) && !state.at().isAfter(to.plus(SLACK));
    }

    /**
     * As the latest change: whether this is the state that it led from. Of two changes in one second only this shows
     * which came first.
     */
    boolean isFrom(AccountState state) {
        AccountState previous = change.previous();
        return previous != null
                && same(previous, state)
                && second(previous.at()).equals(second(state.at()));
    }

    /** As the latest change: whether it still holds at the time of this state, so that this is not a change. */
    boolean holds(AccountState state) {
        return is(state) && !state.at().isBefore(second(trueTime != null ? trueTime : change.at()));
    }

    /** As the latest change: whether this state certainly came about after it. */
    boolean isBefore(AccountState state, Source reporter) {
        if (trueTime == null) {
            return state.at().isAfter(change.at().plus(SLACK));
        }
        // Each source keeps the order, also within a second.
        return state.at().isAfter(trueTime)
                || second(state.at()).equals(second(trueTime)) && reporters.contains(reporter);
    }

    /** As the latest change: whether only a poll has dated it, and this state has no earlier time. */
    boolean isUndatedBefore(AccountState state) {
        return trueTime == null && !state.at().isBefore(second(change.at()));
    }

    /** As the latest change: whether this state certainly came about before it. */
    boolean isAfter(AccountState state) {
        return trueTime == null
                ? notBefore != null && state.at().isBefore(notBefore)
                : second(state.at()).isBefore(second(trueTime));
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
