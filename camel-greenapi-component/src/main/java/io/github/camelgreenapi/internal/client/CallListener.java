/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Duration;

/** Told of every request that was sent, for meters; must not block. */
@FunctionalInterface
public interface CallListener {

    CallListener NOBODY = (provider, method, failure, took) -> {};

    /**
     * A request ended.
     *
     * @param failure null when it succeeded
     */
    void called(Provider provider, String method, GreenApiError failure, Duration took);
}
