/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.watch;

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
public record Pulse(AccountState state, Instant lastSuccess, GreenApiException failure) {

    static final Pulse NONE = new Pulse(null, null, null);

    /** After a success. */
    public Pulse success(AccountState newState, Instant at) {
        return new Pulse(newState == null ? state : newState, at, null);
    }

    Pulse failed(GreenApiException why) {
        return new Pulse(state, lastSuccess, why);
    }
}
