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
 * The health of accounts whose states or queues are polled.
 *
 * @param begun when the consumer started
 * @param patience how long an account may go without a success before it is stale
 * @param now the time of the check
 */
public record PollHealth(Instant begun, Duration patience, Instant now) {

    /** An account is ready when a recent poll has found it linked. */
    public List<AccountHealth> ofStates(Map<String, PollStatus> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountHealth(
                                entry.getKey(),
                                name(entry.getValue().state()),
                                isReady(entry.getValue().state()),
                                entry.getValue().lastSuccess()))
                .toList();
    }

    /** An account is ready when its queue was read recently. */
    public List<AccountHealth> ofQueues(Map<String, PollStatus> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> isStale(entry.getValue())
                        ? stale(entry)
                        : new AccountHealth(
                                entry.getKey(),
                                "reading",
                                true,
                                entry.getValue().lastSuccess()))
                .toList();
    }

    // A phone that is off leaves its account linked.
    private static boolean isReady(AccountState state) {
        return state != null
                && (state.value() == AccountState.Value.AUTHORIZED || state.value() == AccountState.Value.SLEEP_MODE);
    }

    private static AccountHealth stale(Map.Entry<String, PollStatus> entry) {
        return new AccountHealth(
                entry.getKey(), "stale", false, entry.getValue().lastSuccess());
    }

    private boolean isStale(PollStatus status) {
        Instant last = status.lastSuccess() == null ? begun : status.lastSuccess();
        return last.plus(patience).isBefore(now);
    }

    private static String name(AccountState state) {
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
