/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Redaction;

/** Cleans a provider's text for people: without tokens, addresses and line breaks, and of limited length. */
public final class SafeText {

    private static final int LONGEST = 200;

    private SafeText() {}

    /** The text as it may be shown. */
    public static String of(GreenApiAccount account, String text) {
        String clean = Redaction.of(account)
                .clean(text)
                .replaceAll("(?i)/(waInstance|instances/)\\S*", "/***")
                .replaceAll("[A-Za-z0-9+/=_,@-]{40,}", "***")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
