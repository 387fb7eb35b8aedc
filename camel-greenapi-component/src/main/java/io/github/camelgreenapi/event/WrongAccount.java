/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * A number other than {@code expectedPhone} is linked.
 *
 * @param expected masked
 * @param actual masked; null if the provider does not report the linked number
 * @param loggedOut whether it was logged out again, as {@code logoutWrongAccount} asks
 */
public record WrongAccount(
        Provider provider,
        String instance,
        String session,
        Instant at,
        String expected,
        String actual,
        boolean loggedOut)
        implements LinkEvent {

    @Override
    public String type() {
        return "wrongAccount";
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
