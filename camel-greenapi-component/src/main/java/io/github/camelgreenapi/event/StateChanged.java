/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import java.time.Instant;

/**
 * The state of an account changed.
 *
 * @param previous null for the first observation
 * @param at when it changed, if the provider reports it; otherwise when the component noticed it
 */
public record StateChanged(
        Provider provider, String instance, Instant at, AccountState previous, AccountState current, Source source)
        implements Report {

    /** What reported a change. */
    public enum Source {
        poll,
        history,
        queue,
        webhook
    }

    @Override
    public String type() {
        return "stateInstanceChanged";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** The same for the same change, however it was learnt and however often it is delivered. */
    public String id() {
        boolean known = current.value() != AccountState.Value.UNKNOWN;
        return provider + "-" + instance + "-" + (known ? current.value() : current.raw()) + "-" + at.getEpochSecond();
    }

    /** The {@code id}, for JSON. */
    public String getId() {
        return id();
    }
}
