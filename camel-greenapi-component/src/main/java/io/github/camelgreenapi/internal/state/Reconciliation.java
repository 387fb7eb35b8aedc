/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.state.DoubtfulReports.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what the report of a source means, given the changes recorded so far. It is pure: nothing is changed, and
 * nothing is read but the arguments.
 *
 * <p>A poll, the history, the queue and a webhook may report one change with four different times; the rules here
 * decide whether a report is a change that is recorded, a new one, an old one, or one that only a poll can place.
 *
 * @param recorded the changes in order, oldest first
 */
record Reconciliation(List<RecordedChange> recorded) {

    /** The meaning of a notification. */
    enum Meaning {
        /** A recorded change. */
        KNOWN,
        /** A change after all that are recorded. */
        NEW,
        /** A change before the latest one; too late to be emitted in order. */
        OLD,
        /** Perhaps before the latest change, perhaps after it; a poll decides. */
        DOUBTFUL
    }

    /**
     * What a notification means.
     *
     * @param known the recorded change; null unless the meaning is {@code KNOWN}
     */
    record Verdict(Meaning meaning, RecordedChange known) {}

    /**
     * What a history adds.
     *
     * @param recorded the recorded changes, with what the history confirms of them
     * @param added the states that are not recorded, oldest first
     */
    record Addition(List<RecordedChange> recorded, List<AccountState> added) {}

    /**
     * How a new state that a poll has found is dated.
     *
     * @param recorded the recorded changes, with what the doubtful reports confirm of them
     * @param polled the state with the time at which it was first reported; as polled when no report was of it
     */
    record Dating(List<RecordedChange> recorded, AccountState polled) {}

    /** The latest change; empty when none is recorded. */
    Optional<RecordedChange> latest() {
        return recorded.isEmpty() ? Optional.empty() : Optional.of(recorded.get(recorded.size() - 1));
    }

    /**
     * @param state with the time at which it came about
     * @param complete whether the latest change is the latest of all; if not, a poll must put what follows in order
     */
    Verdict ofNotification(AccountState state, Source source, boolean complete) {
        Optional<RecordedChange> known =
                find(recorded, state, source).or(() -> latest().filter(change -> complete && change.holds(state)));
        if (known.isPresent()) {
            return new Verdict(Meaning.KNOWN, known.get());
        }
        if (latest().filter(change -> change.isFrom(state)).isPresent()) {
            return new Verdict(Meaning.OLD, null);
        }
        if (recorded.isEmpty() || latest().orElseThrow().isBefore(state, source)) {
            // A report of an earlier change may have been taken for one that a poll had found by then.
            return new Verdict(complete && !isIdTaken(recorded, state) ? Meaning.NEW : Meaning.DOUBTFUL, null);
        }
        return new Verdict(latest().orElseThrow().isAfter(state) ? Meaning.OLD : Meaning.DOUBTFUL, null);
    }

    /**
     * @param past the account's history, newest first
     * @param read the newest entry of the history that was read the last time; null when none was
     */
    Addition ofHistory(List<AccountState> past, AccountState read) {
        List<AccountState> fresh = newerThan(read, past);
        List<RecordedChange> changes = new ArrayList<>(recorded);
        // First those that are certain, so that no neighbour a second away is taken for one of them.
        if (read == null) {
            confirmFirst(changes, past, fresh.size());
        } else if (past.stream().anyMatch(state -> isEntry(read, state))) {
            exactly(changes, read).ifPresent(change -> confirm(changes, change, read));
        }
        for (AccountState state : fresh) {
            exactly(changes, state).ifPresent(change -> confirm(changes, change, state));
        }
        List<AccountState> unknown = new ArrayList<>();
        for (AccountState state : fresh) {
            Optional<RecordedChange> known = find(changes, state, Source.history);
            if (known.isPresent()) {
                confirm(changes, known.get(), state);
                // What comes to light after a later change was emitted is too late to be emitted in order.
                unknown.clear();
            } else {
                unknown.add(state);
            }
        }
        return new Addition(changes, laterThanLatest(changes, unknown));
    }

    /**
     * @param polled a state that differs from the latest recorded one
     * @param earliest since when the account may be in it
     * @param doubtful the reports that this poll settles, as they came
     */
    Dating ofPoll(AccountState polled, Instant earliest, List<Report> doubtful) {
        List<RecordedChange> changes = new ArrayList<>(recorded);
        AccountState dated = polled;
        for (Report report : doubtful) {
            Verdict verdict = new Reconciliation(changes).ofNotification(report.state(), report.source(), true);
            if (verdict.meaning() == Meaning.KNOWN) {
                changes.set(
                        changes.indexOf(verdict.known()),
                        verdict.known().confirmed(report.state().at(), report.source()));
            } else if (dated == polled
                    && RecordedChange.same(report.state(), polled)
                    && !report.state().at().isBefore(earliest)
                    && (verdict.meaning() == Meaning.NEW
                            || changes.get(changes.size() - 1).isUndatedBefore(report.state()))) {
                // Without the source's own report of the latest change,
                // one in the same second may be of an earlier change.
                dated = dated(polled, report.state());
            }
        }
        return new Dating(changes, dated);
    }

    /** A state with the time and the phone number of another report of it. */
    static AccountState dated(AccountState state, AccountState report) {
        return new AccountState(
                state.provider(), state.instance(), report.at(), state.value(), state.raw(), report.phone());
    }

    // The newest entry before the first change's time is that change, if it led to the same state; a later one is not.
    private static void confirmFirst(List<RecordedChange> changes, List<AccountState> past, int fresh) {
        RecordedChange first = changes.get(0);
        if (fresh < past.size()
                && first.is(past.get(fresh))
                && !first.reporters().contains(Source.history)) {
            confirm(changes, first, past.get(fresh));
        }
    }

    private static void confirm(List<RecordedChange> changes, RecordedChange change, AccountState state) {
        changes.set(changes.indexOf(change), change.confirmed(state.at(), Source.history));
    }

    private static List<AccountState> laterThanLatest(List<RecordedChange> changes, List<AccountState> states) {
        List<AccountState> added = new ArrayList<>();
        RecordedChange latest = changes.get(changes.size() - 1);
        for (AccountState state : states) {
            if (!latest.is(state) && !latest.isAfter(state) && !latest.isFrom(state) && !isIdTaken(changes, state)) {
                added.add(state);
                latest = RecordedChange.undated(
                                0,
                                new StateChanged(
                                        state.provider(), state.instance(), state.at(), null, state, Source.history),
                                null)
                        .confirmed(state.at(), Source.history);
            }
        }
        return added;
    }

    /** The part of a history that is newer than what was read, oldest first. */
    private List<AccountState> newerThan(AccountState read, List<AccountState> past) {
        Instant first = recorded.get(0).change().at();
        List<AccountState> fresh = new ArrayList<>();
        for (AccountState state : past) {
            boolean reached =
                    read == null ? !state.at().isAfter(first) : state.at().isBefore(read.at()) || isEntry(read, state);
            if (reached) {
                break;
            }
            fresh.add(0, state);
        }
        return fresh;
    }

    private static boolean isEntry(AccountState read, AccountState state) {
        return state.at().equals(read.at()) && RecordedChange.same(state, read);
    }

    private static Optional<RecordedChange> find(List<RecordedChange> changes, AccountState state, Source source) {
        return exactly(changes, state).or(() -> changes.stream()
                .filter(change -> change.mayBe(state, source))
                .findFirst());
    }

    private static boolean isIdTaken(List<RecordedChange> changes, AccountState state) {
        return changes.stream().anyMatch(change -> change.hasIdOf(state));
    }

    private static Optional<RecordedChange> exactly(List<RecordedChange> changes, AccountState state) {
        return changes.stream().filter(change -> change.isExactly(state)).findFirst();
    }
}
