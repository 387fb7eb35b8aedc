/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import java.time.Instant;

/**
 * A code that the person types on the phone under <em>Linked devices</em>; it is a credential.
 *
 * @param code as the provider sent it
 * @param expiresAt about when it stops to be accepted; neither provider promises the second
 */
public record AuthorizationCode(Provider provider, String instance, Instant at, String code, Instant expiresAt)
        implements Report {

    @Override
    public String type() {
        return "authorizationCode";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** The code as WhatsApp shows it, halved by a hyphen. */
    public String displayCode() {
        String letters = code.replaceAll("[\\s-]", "");
        int half = letters.length() / 2;
        return letters.length() < 6 ? letters : letters.substring(0, half) + "-" + letters.substring(half);
    }

    /** {@link #displayCode()}, for JSON. */
    public String getDisplayCode() {
        return displayCode();
    }

    /** {@code expiresAt} in ISO 8601, for JSON. */
    public String getExpiresAt() {
        return expiresAt.toString();
    }

    /** The code is hidden. */
    @Override
    public String toString() {
        return "AuthorizationCode[" + provider + ":" + instance + " expires " + expiresAt + "]";
    }
}
