/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.option;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the option that somebody probably meant. */
public final class SimilarName {

    private SimilarName() {}

    /** The known name that differs least from another, ignoring case; empty if all differ in more than half of it. */
    public static Optional<String> of(String name, Collection<String> known) {
        String written = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(option -> distance(written, option.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(option -> 2 * distance(written, option.toLowerCase(Locale.ROOT)) <= written.length());
    }

    /** How many letters must be put in, taken out or changed to make one of the other. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(changed, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
