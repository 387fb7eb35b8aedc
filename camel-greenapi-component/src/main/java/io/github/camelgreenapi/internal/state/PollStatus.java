/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Instant;

/**
 * How a watch or a queue is doing.
 *
 * @param state of the account when last told; null when it is not known
 * @param lastSuccess when the provider last answered as it should; null when it never did
 * @param failure what came instead since then; null when all is well
 */
public record PollStatus(AccountState state, Instant lastSuccess, GreenApiException failure) {

    public static final PollStatus NONE = new PollStatus(null, null, null);

    /** After a success. */
    public PollStatus success(AccountState newState, Instant at) {
        return new PollStatus(newState == null ? state : newState, at, null);
    }

    public PollStatus failed(GreenApiException why) {
        return new PollStatus(state, lastSuccess, why);
    }
}
