/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.time.Instant;
import java.util.Objects;

/**
 * The state of an account, now or at a time past.
 *
 * @param raw the provider's own word; new words appear with {@link Value#UNKNOWN}
 * @param phone the number linked at that time, digits only; null if the provider does not report it
 */
public record AccountState(Provider provider, String instance, Instant at, Value value, String raw, String phone)
        implements Report {

    /** The state in the component's terms; {@link #raw()} has the provider's. */
    public enum Value {
        AUTHORIZED,
        NOT_AUTHORIZED,
        STARTING,
        BLOCKED,
        SUSPENDED,
        SLEEP_MODE,
        UNKNOWN
    }

    public AccountState {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String type() {
        return "state";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** The phone is hidden, and so is a raw word that is more than a word. */
    @Override
    public String toString() {
        return "AccountState[" + provider + ":" + instance + " " + value + (isWord(raw) ? " (" + raw + ")" : "")
                + " at " + at + "]";
    }

    private static boolean isWord(String text) {
        return text != null && text.matches("[A-Za-z][A-Za-z_-]{0,39}");
    }
}
