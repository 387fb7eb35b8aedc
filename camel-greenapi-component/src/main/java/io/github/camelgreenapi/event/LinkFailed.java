/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;

/**
 * A session failed.
 *
 * @param message the provider's words, or why the provider could not be asked
 * @param anotherSession whether another session follows
 */
public record LinkFailed(
        Provider provider,
        String instance,
        String session,
        Instant at,
        String message,
        GreenApiError kind,
        boolean anotherSession)
        implements LinkEvent {

    @Override
    public String type() {
        return "error";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }
}
