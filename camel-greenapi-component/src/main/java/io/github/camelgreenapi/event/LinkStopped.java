/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * The account is not linked and no further session starts.
 *
 * @param session the last session
 * @param reason why, in a sentence
 */
public record LinkStopped(Provider provider, String instance, String session, Instant at, String reason)
        implements LinkEvent {

    @Override
    public String type() {
        return "stopped";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    @Override
    public boolean terminal() {
        return false;
    }
}
