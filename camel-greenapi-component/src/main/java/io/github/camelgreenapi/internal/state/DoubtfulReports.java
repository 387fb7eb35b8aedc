/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Notifications whose place among the changes only a poll can tell. */
final class DoubtfulReports {

    private static final int MOST = 100;

    private final Deque<Report> reports = new ArrayDeque<>();

    /** A state that a source reported, with the time at which it came about. */
    record Report(AccountState state, Source source) {}

    void add(AccountState state, Source source) {
        reports.add(new Report(state, source));
        if (reports.size() > MOST) {
            reports.remove();
        }
    }

    /**
     * Forgets what a source reported of the time before this report of a recorded change, because it keeps the order.
     */
    void forgetBefore(AccountState known, Source source) {
        reports.removeIf(
                report -> report.source() == source && !report.state().at().isAfter(known.at()));
    }

    void clear() {
        reports.clear();
    }

    /** All reports as they came; they are forgotten. */
    List<Report> takeAll() {
        List<Report> all = List.copyOf(reports);
        reports.clear();
        return all;
    }
}
