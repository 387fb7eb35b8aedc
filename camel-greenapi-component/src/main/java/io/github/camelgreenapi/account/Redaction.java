/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Replaces an account's tokens in texts from outside. */
public final class Redaction {

    private static final String HIDDEN = "***";

    private static final int SHORTEST_PART = 6;

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    public static Redaction of(GreenApiAccount account) {
        return new Redaction(Stream.of(account.apiToken(), account.clientToken())
                .filter(secret -> secret != null && !secret.isBlank())
                .flatMap(Redaction::spellings)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    // As it is, and as it stands in an address of ours and in a form.
    private static Stream<String> spellings(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, encoded, encoded.replace("+", "%20"));
    }

    /** Whether a word holds a token, or is itself a part of one that is too long to be an ordinary word. */
    public boolean isSuspicious(String word) {
        return !word.equals(clean(word))
                || word.length() >= SHORTEST_PART && secrets.stream().anyMatch(secret -> secret.contains(word));
    }

    /** The text with each token replaced by {@code ***}; null stays null. */
    public String clean(String text) {
        if (text == null) {
            return null;
        }
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        return clean;
    }
}
