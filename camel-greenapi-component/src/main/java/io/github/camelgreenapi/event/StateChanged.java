/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The state of an account changed.
 *
 * @param previous null for the first observation
 * @param at when it changed, if the provider reports it; otherwise when the component noticed it
 */
public record StateChanged(
        Provider provider, String instance, Instant at, AccountState previous, AccountState current, Source source)
        implements Report {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

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
        String word = known ? current.value().name() : unknown(String.valueOf(current.raw()));
        return provider + "-" + instance + "-" + word + "-" + at.getEpochSecond();
    }

    // It becomes a header, so the provider's text stands in it only if it is a word.
    private static String unknown(String raw) {
        return WORD.matcher(raw).matches() ? raw : "UNKNOWN" + Integer.toHexString(raw.hashCode());
    }

    /** The {@code id}, for JSON. */
    public String getId() {
        return id();
    }
}
