/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Notifications whose place among the changes only a poll can tell. */
final class DoubtfulReports {

    private static final int MOST = 100;

    private final Deque<AccountState> reports = new ArrayDeque<>();

    void add(AccountState report) {
        reports.add(report);
        if (reports.size() > MOST) {
            reports.remove();
        }
    }

    void clear() {
        reports.clear();
    }

    /**
     * Forgets all reports, because a poll has found a new state.
     *
     * @param earliest since when the account may be in it
     * @return the state with the time at which it was first reported; as polled when no report was of it
     */
    AccountState settle(AccountState polled, Instant earliest) {
        Optional<AccountState> reported = reports.stream()
                .filter(report ->
                        RecordedChange.same(report, polled) && !report.at().isBefore(earliest))
                .findFirst();
        reports.clear();
        return reported.map(report -> dated(polled, report)).orElse(polled);
    }

    /** A state with the time and the phone number of another report of it. */
    static AccountState dated(AccountState state, AccountState report) {
        return new AccountState(
                state.provider(), state.instance(), report.at(), state.value(), state.raw(), report.phone());
    }
}
