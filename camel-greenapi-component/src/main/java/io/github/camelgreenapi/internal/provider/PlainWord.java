/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Redaction;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks texts of a provider that become headers, so that a route can trust them. */
public final class PlainWord {

    /** The type of what has none, or none that can be trusted. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    // So many digits are a phone number or a token.
    private static final Pattern MANY_DIGITS = Pattern.compile("(?:\\D*\\d){6}.*");
    private static final Pattern ID = Pattern.compile("[\\w.@:+-]{1,100}");
    // A route that gets one of these relies on what this component promises of it.
    private static final Set<String> OURS = Set.of(
            "qrCode",
            "alreadyLogged",
            "passkeyRequired",
            "accountData",
            "wrongAccount",
            "timeoutExpired",
            "error",
            "stopped",
            "stateInstanceChanged");

    private PlainWord() {}

    /** The type of a frame or a notification; {@link #UNKNOWN} unless it is a word of the provider's own. */
    public static String type(GreenApiAccount account, String text) {
        boolean plain = WORD.matcher(text).matches()
                && !MANY_DIGITS.matcher(text).matches()
                && !Redaction.of(account).isSuspicious(text);
        return plain && !OURS.contains(text) ? text : UNKNOWN;
    }

    /** The name of a message or of an account; empty when it does not look like one. */
    public static Optional<String> id(GreenApiAccount account, String text) {
        return Optional.ofNullable(text)
                .filter(name -> ID.matcher(name).matches())
                .filter(name -> !Redaction.of(account).isSuspicious(name));
    }
}
