/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Duration;

/** Called with the outcome of every request, for meters; must not block. */
@FunctionalInterface
public interface CallListener {

    CallListener NONE = (provider, method, failure, duration) -> {};

    /**
     * A request ended.
     *
     * @param failure null when it succeeded
     */
    void called(Provider provider, String method, GreenApiError failure, Duration duration);
}
