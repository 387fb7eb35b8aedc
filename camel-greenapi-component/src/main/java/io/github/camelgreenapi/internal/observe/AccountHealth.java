/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;

/**
 * The health of one account.
 *
 * @param status such as {@code linked} or {@code stale}
 * @param able whether the provider is reachable and accepts the account's credentials, as far as is known
 * @param linked whether the account is linked
 * @param since when the status was learnt; null before the first reply
 */
public record AccountHealth(String instance, String status, boolean able, boolean linked, Instant since) {

    /** Whether a failure shows that the account cannot be served, rather than that nobody has linked it. */
    static boolean disables(GreenApiError failure) {
        return switch (failure) {
            case UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    SUBSCRIPTION_EXPIRED,
                    UNREACHABLE,
                    TIMEOUT,
                    SERVER_ERROR,
                    GARBLED_REPLY -> true;
            default -> false;
        };
    }
}
