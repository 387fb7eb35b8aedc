/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.internal.state.PollStatus;
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
public record PollHealth(Instant begun, Duration patience, Instant now) {

    /** An account is well when it is linked, and that was seen lately. */
    public List<AccountHealth> ofWatches(Map<String, PollStatus> pulses) {
        return pulses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountHealth(
                                entry.getKey(),
                                word(entry.getValue().state()),
                                entry.getValue().state() != null
                                        && entry.getValue().state().value() == AccountState.Value.AUTHORIZED,
                                entry.getValue().lastSuccess()))
                .toList();
    }

    /** A queue is well when it could be read lately. */
    public List<AccountHealth> ofQueues(Map<String, PollStatus> pulses) {
        return pulses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountHealth(
                                entry.getKey(),
                                "reading",
                                true,
                                entry.getValue().lastSuccess()))
                .toList();
    }

    private static AccountHealth stale(Map.Entry<String, PollStatus> entry) {
        return new AccountHealth(
                entry.getKey(), "stale", false, entry.getValue().lastSuccess());
    }

    private boolean isStale(PollStatus pulse) {
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
