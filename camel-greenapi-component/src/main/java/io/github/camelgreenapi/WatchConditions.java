/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.watch.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads how watches and queues are doing as conditions for health checks.
 *
 * @param begun when the consumer started
 * @param patience without a success for so long an account is stale
 * @param now when somebody asks
 */
record WatchConditions(Instant begun, Duration patience, Instant now) {

    /** An account is well when it is linked, and that was seen lately. */
    List<AccountCondition> ofWatches(Map<String, Pulse> pulses) {
        return pulses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountCondition(
                                entry.getKey(),
                                word(entry.getValue().state()),
                                entry.getValue().state() != null
                                        && entry.getValue().state().value() == AccountState.Value.AUTHORIZED,
                                entry.getValue().lastSuccess()))
                .toList();
    }

    /** A queue is well when it could be read lately. */
    List<AccountCondition> ofQueues(Map<String, Pulse> pulses) {
        return pulses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountCondition(
                                entry.getKey(),
                                "reading",
                                true,
                                entry.getValue().lastSuccess()))
                .toList();
    }

    private static AccountCondition stale(Map.Entry<String, Pulse> entry) {
        return new AccountCondition(
                entry.getKey(), "stale", false, entry.getValue().lastSuccess());
    }

    private boolean isStale(Pulse pulse) {
        Instant last = pulse.lastSuccess() == null ? begun : pulse.lastSuccess();
        return last.plus(patience).isBefore(now);
    }

    private static String word(AccountState state) {
        if (state == null) {
            return "unknown";
        }
        return switch (state.value()) {
            case AUTHORIZED -> "linked";
            case NOT_AUTHORIZED -> "unlinked";
            default -> state.value().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
