/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.option.SimilarName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what to write instead of an option that does not exist. */
final class UnknownOption {

    // What the providers, and their other libraries, call them.
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "idinstance", "instance",
            "instanceid", "instance",
            "apitokeninstance", "apiToken",
            "token", "apiToken",
            "host", "apiUrl",
            "phone", "phoneNumber");

    private UnknownOption() {}

    /** @throws IllegalArgumentException with the name but not the value, which may be a secret */
    static void refuse(Set<String> written, Set<String> known) {
        written.stream().sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("There is no option " + plain(name)
                    + similar(name, known)
                            .map(option -> "; did you mean " + option + "?")
                            .orElse("; remove it"));
        });
    }

    private static Optional<String> similar(String name, Set<String> known) {
        return Optional.ofNullable(OTHER_NAMES.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> SimilarName.of(name, known));
    }

    // A secret with an unescaped & or = in it ends up as a name.
    private static String plain(String name) {
        return name.matches("[A-Za-z]{1,30}") ? "'" + name + "'" : "of that name";
    }
}
