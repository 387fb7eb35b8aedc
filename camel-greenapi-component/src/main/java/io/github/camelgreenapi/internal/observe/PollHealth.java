/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.state.PollStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The health of accounts whose states or queues are polled.
 *
 * @param begun when the consumer started, by the timer's monotonic clock
 * @param patience how long an account may go without a success before it is stale
 */
public record PollHealth(long begun, Duration patience, Timer timer) {

    private static final Set<GreenApiError> REFUSALS = EnumSet.of(
            GreenApiError.UNAUTHORIZED,
            GreenApiError.FORBIDDEN,
            GreenApiError.NOT_FOUND,
            GreenApiError.SUBSCRIPTION_EXPIRED);

    /** An account can be served when a recent poll succeeded, and its credentials have not been refused since. */
    public List<AccountHealth> ofStates(Map<String, PollStatus> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> health(
                        entry,
                        name(entry.getValue().state()),
                        isLinked(entry.getValue().state())))
                .toList();
    }

    /** An account can be served when its queue was read recently. */
    public List<AccountHealth> ofQueues(Map<String, PollStatus> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> health(
                        entry,
                        "reading",
                        entry.getValue().state() == null
                                || isLinked(entry.getValue().state())))
                .toList();
    }

    private AccountHealth health(Map.Entry<String, PollStatus> entry, String status, boolean linked) {
        PollStatus poll = entry.getValue();
        boolean refused =
                poll.failure() != null && REFUSALS.contains(poll.failure().kind());
        boolean able = !refused && !isStale(poll);
        String word = refused ? "refused" : able ? status : "stale";
        return new AccountHealth(entry.getKey(), word, able, able && linked, poll.lastSuccess());
    }

    // A phone that is off leaves its account linked.
    private static boolean isLinked(AccountState state) {
        return state != null
                && (state.value() == AccountState.Value.AUTHORIZED || state.value() == AccountState.Value.SLEEP_MODE);
    }

    private boolean isStale(PollStatus status) {
        long last = status.lastSuccess() == null ? begun : status.succeeded();
        return timer.since(last).compareTo(patience) > 0;
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
