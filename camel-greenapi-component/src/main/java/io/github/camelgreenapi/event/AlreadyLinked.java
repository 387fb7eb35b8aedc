/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * The account was linked before this session showed a QR code.
 *
 * @param session null when it is the result of a producer
 * @param message the provider's words; null when it had none
 */
public record AlreadyLinked(Provider provider, String instance, String session, Instant at, String message)
        implements LinkEvent {

    @Override
    public String type() {
        return "alreadyLogged";
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
