/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * Nobody scanned a code in time.
 *
 * @param codesShown how many QR codes the session showed
 */
public record LinkTimedOut(Provider provider, String instance, String session, Instant at, long codesShown)
        implements LinkEvent {

    @Override
    public String type() {
        return "timeoutExpired";
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
