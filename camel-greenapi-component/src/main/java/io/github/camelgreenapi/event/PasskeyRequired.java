/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * WhatsApp requires a passkey for this account, which only a person with a browser can provide.
 *
 * @param session null when it is the result of a producer
 * @param payload what the provider sent, verbatim: a Z-API challenge, a GREEN-API frame
 */
public record PasskeyRequired(Provider provider, String instance, String session, Instant at, String payload)
        implements LinkEvent {

    @Override
    public String type() {
        return "passkeyRequired";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** Hides the payload, because it may contain a challenge. */
    @Override
    public String toString() {
        return "PasskeyRequired[" + provider + ":" + instance + " at " + at + "]";
    }
}
