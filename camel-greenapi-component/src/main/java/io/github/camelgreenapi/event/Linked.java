/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * The account was linked; values that the provider does not report are null.
 *
 * @param wid the WhatsApp id, such as {@code 441234567890@c.us}
 * @param phone digits only
 * @param pushname the name the person shows in WhatsApp
 */
public record Linked(
        Provider provider,
        String instance,
        String session,
        Instant at,
        String wid,
        String phone,
        String pushname,
        String webhookUrl,
        String proxy)
        implements LinkEvent {

    @Override
    public String type() {
        return "accountData";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** Who was linked is hidden. */
    @Override
    public String toString() {
        return "Linked[" + provider + ":" + instance + " at " + at + "]";
    }
}
