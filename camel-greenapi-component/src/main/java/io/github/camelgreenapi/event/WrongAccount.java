/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/**
 * Another number is linked than {@code expectedPhone}.
 *
 * @param expected masked
 * @param actual masked; null when the provider does not tell who is linked
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
