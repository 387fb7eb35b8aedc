/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is known of one account's changes of state, whoever learnt them.
 *
 * <p>Looks, the history, the queue and the webhook all write here, so that a change that several of them tell is one
 * change: it keeps the time, and with it the id, under which it was first told. Listeners hear of each change once and
 * in order. May be used from any thread.
 */
public final class StateLedger {

    // As many as the history is asked for; what is older is not told again by anybody.
    private static final int REMEMBERED = 100;

    // All guarded by this. Listeners are told under the same lock, so that each hears of everything in its order.
    private final List<RecordedChange> entries = new ArrayList<>();
    private final List<AccountState> doubtful = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private Instant lastSeen;
    private AccountState newestPast;
    private long number;
    private long taken;

    /** Told of what becomes known of an account; must not block. */
    interface Listener {

        /** The account changed; the number grows with each change. */
        void changed(long number, StateChanged change);

        /** A look found the account in this state, and all changes up to it have been told. */
        void seen(AccountState state);

        /** Somebody told something that only a look can settle. */
        void doubted();
    }

    /**
     * Begins to tell a listener.
     *
     * @param since the changes with greater numbers are told at once
     * @return ends it
     */
    synchronized Runnable listen(long since, Listener listener) {
        entries.stream()
                .filter(entry -> entry.number() > since)
                .forEach(entry -> listener.changed(entry.number(), entry.change()));
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The change that led to the present state; empty when nothing is known yet. */
    public synchronized Optional<StateChanged> current() {
        return latest().map(RecordedChange::change);
    }

    synchronized long currentNumber() {
        return number;
    }

    /** The number of the last change that a route has taken; 0 for none. */
    synchronized long taken() {
        return taken;
    }

    synchronized void take(long changeNumber) {
        taken = Math.max(taken, changeNumber);
    }

    /** The state after the change of this number, if it is remembered. */
    synchronized Optional<AccountState> stateAfter(long changeNumber) {
        return entries.stream()
                .filter(entry -> entry.number() == changeNumber)
                .map(entry -> entry.change().current())
                .findFirst();
    }

    /** Has the account looked at soon, because it may have changed. */
    public synchronized void doubt() {
        listeners.forEach(Listener::doubted);
    }

    /** Whether a look that found this state found nothing new. */
    synchronized boolean knows(AccountState state) {
        return latest().map(entry -> entry.is(state)).orElse(false);
    }

    /**
     * Writes down what a look found.
     *
     * @param past the account's history, newest first; empty where none is known
     * @param since the {@link #currentNumber()} when the look began
     * @return whether that settles it; otherwise it is to be looked again, for the account changed meanwhile
     */
    synchronized boolean seen(AccountState state, List<AccountState> past, long since) {
        if (entries.isEmpty()) {
            begin(state, past);
        } else {
            fill(past, knows(state) ? null : state);
            if (!knows(state)) {
                if (number != since) {
                    return false;
                }
                Instant earliest = earliest(state);
                add(dated(state, earliest), earliest, Source.poll);
            }
        }
        lastSeen = state.at();
        listeners.forEach(listener -> listener.seen(state));
        return true;
    }

    private void begin(AccountState state, List<AccountState> past) {
        newestPast = past.isEmpty() ? null : past.get(0);
        boolean dated = newestPast != null && RecordedChange.same(newestPast, state);
        RecordedChange first = add(dated ? at(newestPast.at(), state, newestPast.phone()) : state, null, Source.poll);
        if (dated) {
            first.confirm(newestPast.at(), Source.history);
        }
    }

    /** Since when the account may have been in a state that was found now. */
    private Instant earliest(AccountState state) {
        Instant seen = lastSeen == null ? Instant.MIN : lastSeen.minus(RecordedChange.SLACK);
        boolean otherRemembered = newestPast != null && !RecordedChange.same(newestPast, state);
        return otherRemembered && newestPast.at().isAfter(seen) ? newestPast.at() : seen;
    }

    // A doubtful notification may have told when it happened.
    private AccountState dated(AccountState seen, Instant earliest) {
        Optional<AccountState> told = doubtful.stream()
                .filter(doubt -> RecordedChange.same(doubt, seen) && !doubt.at().isBefore(earliest))
                .findFirst();
        doubtful.clear();
        return told.map(doubt -> at(doubt.at(), seen, doubt.phone())).orElse(seen);
    }

    /**
     * Adds what the history knows and the ledger does not.
     *
     * @param look the state that a look has found to be new; null when it found nothing new
     */
    private void fill(List<AccountState> past, AccountState look) {
        List<AccountState> fresh = newSince(newestPast, past);
        if (!past.isEmpty()) {
            newestPast = past.get(0);
        }
        // First those that are certain, so that none of them is taken for a neighbour a second away.
        fresh.forEach(state -> exactly(state).ifPresent(entry -> entry.confirm(state.at(), Source.history)));
        List<AccountState> news = new ArrayList<>();
        for (AccountState state : fresh) {
            Optional<RecordedChange> known = find(state, Source.history);
            known.ifPresent(entry -> entry.confirm(state.at(), Source.history));
            if (known.isPresent()) {
                // What comes to light only after a later change was told is too late to be told in order.
                news.clear();
            } else {
                news.add(state);
            }
        }
        for (AccountState state : news) {
            if (!knows(state) && !latest().orElseThrow().isAfter(state)) {
                boolean foundByLook =
                        look != null && state == news.get(news.size() - 1) && RecordedChange.same(state, look);
                add(state, null, foundByLook ? Source.poll : Source.history).confirm(state.at(), Source.history);
            }
        }
    }

    /** The part of a history that is newer than this, oldest first. */
    private List<AccountState> newSince(AccountState mark, List<AccountState> past) {
        List<AccountState> fresh = new ArrayList<>();
        for (AccountState state : past) {
            boolean reached = mark == null
                    ? !state.at().isAfter(entries.get(0).change().at())
                    : state.at().isBefore(mark.at())
                            || state.at().equals(mark.at()) && RecordedChange.same(state, mark);
            if (reached) {
                break;
            }
            fresh.add(0, state);
        }
        return fresh;
    }

    /**
     * Writes down what a notification tells.
     *
     * @param state with the time at which it came about
     * @return the change as it is to be handed on; a change that was known keeps its time and its id
     */
    public synchronized StateChanged told(AccountState state, Source source) {
        Optional<RecordedChange> known = find(state, source).or(() -> latest().filter(entry -> entry.holds(state)));
        if (known.isPresent()) {
            known.get().confirm(state.at(), source);
            return by(source, known.get().change());
        }
        if (entries.isEmpty() || latest().orElseThrow().isBefore(state, source)) {
            RecordedChange added = add(state, null, source);
            added.confirm(state.at(), source);
            return added.change();
        }
        if (!latest().orElseThrow().isAfter(state)) {
            doubtful.add(state);
            if (doubtful.size() > REMEMBERED) {
                doubtful.remove(0);
            }
            doubt();
        }
        return new StateChanged(state.provider(), state.instance(), state.at(), null, state, source);
    }

    private static StateChanged by(Source source, StateChanged change) {
        return new StateChanged(
                change.provider(), change.instance(), change.at(), change.previous(), change.current(), source);
    }

    private Optional<RecordedChange> exactly(AccountState state) {
        return entries.stream().filter(entry -> entry.isExactly(state)).findFirst();
    }

    private Optional<RecordedChange> find(AccountState state, Source source) {
        return exactly(state).or(() -> entries.stream()
                .filter(entry -> entry.mayBe(state, source))
                .findFirst());
    }

    private Optional<RecordedChange> latest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    private RecordedChange add(AccountState state, Instant notBefore, Source source) {
        AccountState previous = latest().map(entry -> entry.change().current()).orElse(null);
        RecordedChange entry = new RecordedChange(
                ++number,
                new StateChanged(state.provider(), state.instance(), state.at(), previous, state, source),
                notBefore);
        entries.add(entry);
        if (entries.size() > REMEMBERED) {
            entries.remove(0);
        }
        listeners.forEach(listener -> listener.changed(entry.number(), entry.change()));
        return entry;
    }

    private static AccountState at(Instant at, AccountState state, String phone) {
        return new AccountState(state.provider(), state.instance(), at, state.value(), state.raw(), phone);
    }
}
