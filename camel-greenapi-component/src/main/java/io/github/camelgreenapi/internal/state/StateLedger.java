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
import java.util.function.Predicate;

/**
 * The numbered record of one account's changes of state, with a cursor for what the route has taken.
 *
 * <p>Polls, the history, the queue and the webhook all write here, so that a change reported by several of them is one
 * change: it keeps the time, and with it the id, under which it was first recorded. Listeners get each change once and
 * in order. May be used from any thread.
 */
public final class StateLedger {

    // As many as the history is asked for; no source reports older ones again.
    private static final int REMEMBERED = 100;

    // All guarded by this. Listeners are called under the same lock, so that each gets everything in order.
    private List<RecordedChange> changes = new ArrayList<>();
    private final DoubtfulReports doubtful = new DoubtfulReports();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private Instant lastPoll;
    private AccountState newestPast;
    private long number;
    private long taken;
    // Whether the first poll is still to ask the history what followed the restored change.
    private boolean catchingUp;

    /** Receives the changes and polls of an account; must not block. */
    interface Listener {

        /** The account changed. */
        default void changed(RecordedChange change) {}

        /**
         * A poll found the account in this state; all changes up to it have been passed on.
         *
         * @param latest the change that led to the state
         */
        default void polled(AccountState state, RecordedChange latest) {}

        /** A source reported something that only a poll can settle. */
        default void pollWanted() {}
    }

    /**
     * Registers a listener.
     *
     * @param since the changes with greater numbers are passed to it at once
     */
    synchronized void addListener(long since, Listener listener) {
        changes.stream().filter(change -> change.number() > since).forEach(listener::changed);
        listeners.add(listener);
    }

    void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** How many listen. */
    int listeners() {
        return listeners.size();
    }

    /** The change that led to the present state; empty when nothing is known yet. */
    public synchronized Optional<StateChanged> current() {
        return latest().map(RecordedChange::change);
    }

    /** The number of the latest change; 0 for none. */
    synchronized long number() {
        return number;
    }

    /** The number of the last change that a route has taken; 0 for none. */
    synchronized long taken() {
        return taken;
    }

    synchronized void take(long changeNumber) {
        taken = Math.max(taken, changeNumber);
    }

    /**
     * Goes on after a change that a route has taken, perhaps in another process. What is recorded stays if that change
     * is among it; otherwise something is missing in between, so that the record begins anew with it.
     *
     * @param hasHistory whether the first poll will also bring what is missing
     */
    synchronized void restore(RecordedChange change, boolean hasHistory) {
        Optional<RecordedChange> known =
                find(recorded -> recorded.change().id().equals(change.change().id()));
        if (known.isEmpty()) {
            changes.clear();
            doubtful.clear();
            changes.add(change.numbered(++number));
            newestPast = change.confirmedState();
            lastPoll = change.trueTime() == null ? change.change().at() : change.trueTime();
            catchingUp = hasHistory;
        }
        taken = Math.max(taken, known.map(RecordedChange::number).orElse(number));
    }

    /** The change of this number, if it is remembered. */
    synchronized Optional<RecordedChange> change(long changeNumber) {
        return find(change -> change.number() == changeNumber);
    }

    private Optional<RecordedChange> find(Predicate<RecordedChange> wanted) {
        return changes.stream().filter(wanted).findFirst();
    }

    /** The state after the change of this number, if it is remembered. */
    synchronized Optional<AccountState> stateAfter(long changeNumber) {
        return change(changeNumber).map(RecordedChange::state);
    }

    /** Has the account polled soon, because it may have changed. */
    public synchronized void requestPoll() {
        listeners.forEach(Listener::pollWanted);
    }

    /** Whether a poll that found this state found nothing new. */
    synchronized boolean knows(AccountState state) {
        return latest().map(change -> change.is(state)).orElse(false);
    }

    /**
     * Records the result of a poll.
     *
     * @param past the account's history, newest first; empty where none is known
     * @param since the {@link #number()} when the poll began
     * @return false if another source reported a change during the poll; the caller must then poll again
     */
    synchronized boolean recordPoll(AccountState state, List<AccountState> past, long since) {
        if (changes.isEmpty()) {
            begin(state, past);
        } else {
            addHistory(past, state);
            if (!knows(state)) {
                if (number != since) {
                    return false;
                }
                Instant earliest = earliest(state);
                Reconciliation.Dating dating = new Reconciliation(changes).ofPoll(state, earliest, doubtful.takeAll());
                changes = dating.recorded();
                add(dating.polled(), earliest, Source.poll);
            }
        }
        lastPoll = state.at();
        catchingUp = false;
        RecordedChange latest = latest().orElseThrow();
        listeners.forEach(listener -> listener.polled(state, latest));
        return true;
    }

    private void begin(AccountState state, List<AccountState> past) {
        newestPast = past.isEmpty() ? null : past.get(0);
        if (newestPast != null && RecordedChange.same(newestPast, state)) {
            add(Reconciliation.dated(state, newestPast), null, Source.poll, Source.history);
        } else {
            add(state, null, Source.poll);
        }
    }

    /** Since when the account may have been in a state that was found now. */
    private Instant earliest(AccountState state) {
        Instant polled = lastPoll == null ? Instant.MIN : lastPoll.minus(RecordedChange.SLACK);
        boolean otherRemembered = newestPast != null && !RecordedChange.same(newestPast, state);
        return otherRemembered && newestPast.at().isAfter(polled) ? newestPast.at() : polled;
    }

    private void addHistory(List<AccountState> past, AccountState polled) {
        boolean newState = !knows(polled);
        Reconciliation.Addition addition = new Reconciliation(changes).ofHistory(past, newestPast);
        if (!past.isEmpty()) {
            newestPast = past.get(0);
        }
        changes = addition.recorded();
        AccountState last = addition.added().isEmpty()
                ? null
                : addition.added().get(addition.added().size() - 1);
        for (AccountState state : addition.added()) {
            boolean found = newState && state == last && RecordedChange.same(state, polled);
            add(state, null, found ? Source.poll : Source.history, Source.history);
        }
    }

    /**
     * Records a notification.
     *
     * @param state with the time at which it came about
     * @return the change to hand on; a recorded change keeps its time and its id
     */
    public synchronized StateChanged recordNotification(AccountState state, Source source) {
        Reconciliation.Verdict verdict = new Reconciliation(changes).ofNotification(state, source, !catchingUp);
        switch (verdict.meaning()) {
            case KNOWN -> {
                RecordedChange known = verdict.known();
                changes.set(changes.indexOf(known), known.confirmed(state.at(), source));
                doubtful.forgetBefore(state, source);
                return known.as(known.change().previous(), source);
            }
            case NEW -> {
                return add(state, null, source, source).change();
            }
            case DOUBTFUL -> {
                doubtful.add(state, source);
                requestPoll();
            }
            case OLD -> {
                // It is handed on as it came, but is not a change of the present state.
            }
        }
        return new StateChanged(state.provider(), state.instance(), state.at(), null, state, source);
    }

    private Optional<RecordedChange> latest() {
        return new Reconciliation(changes).latest();
    }

    /** Adds a change that the provider has dated. */
    private RecordedChange add(AccountState state, Instant notBefore, Source source, Source reporter) {
        return add(undated(state, notBefore, source).confirmed(state.at(), reporter));
    }

    private void add(AccountState state, Instant notBefore, Source source) {
        add(undated(state, notBefore, source));
    }

    private RecordedChange undated(AccountState state, Instant notBefore, Source source) {
        AccountState previous = latest().map(RecordedChange::state).orElse(null);
        StateChanged change = new StateChanged(state.provider(), state.instance(), state.at(), previous, state, source);
        return RecordedChange.undated(++number, change, notBefore);
    }

    private RecordedChange add(RecordedChange change) {
        changes.add(change);
        ChangeLog.log(change.change());
        if (changes.size() > REMEMBERED) {
            changes.remove(0);
        }
        listeners.forEach(listener -> listener.changed(change));
        return change;
    }
}
