/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Instant;

/**
 * The status of a poller or a queue.
 *
 * @param state of the account as last reported; null when it is not known
 * @param lastSuccess when the provider last answered properly; null when it never did
 * @param succeeded the same by the monotonic clock, for the time since then
 * @param failure the latest failure since then; null when there was none
 */
public record PollStatus(AccountState state, Instant lastSuccess, long succeeded, GreenApiException failure) {

    public static final PollStatus NONE = new PollStatus(null, null, 0, null);

    /** @param newState null when nothing new is known of the state */
    public PollStatus success(AccountState newState, Timer timer) {
        return new PollStatus(newState == null ? state : newState, timer.now(), timer.nanos(), null);
    }

    public PollStatus failed(GreenApiException why) {
        return new PollStatus(state, lastSuccess, succeeded, why);
    }
}
