/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * An event that the component does not know; the session continues.
 *
 * @param type the provider's own word; {@code unknown} when there was none
 * @param raw the frame's text; tokens in it read {@code ***}
 */
public record UnknownLinkEvent(Provider provider, String instance, String session, Instant at, String type, String raw)
        implements LinkEvent {

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

    @Override
    public String id() {
        return LinkEvent.super.id() + "-" + at().toEpochMilli() + "-" + Integer.toHexString(raw.hashCode());
    }

    /** Hides the text, because it may contain anything. */
    @Override
    public String toString() {
        return "UnknownLinkEvent[" + provider + ":" + instance + " " + type + " at " + at + "]";
    }
}
