/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A service that links WhatsApp accounts. */
public enum Provider {
    GREEN_API("greenApi"),
    Z_API("zApi");

    private final String word;

    Provider(String word) {
        this.word = word;
    }

    /** The provider with this word in options, headers and JSON. */
    public static Provider of(String word) {
        return Arrays.stream(values())
                .filter(provider -> provider.word.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no provider '"
                        + (word.matches("\\w{1,40}") ? word : "…") + "'; use one of "
                        + Arrays.stream(values()).map(Provider::id).collect(Collectors.joining(", "))));
    }

    /** The word for this provider in options, headers and JSON. */
    public String id() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
