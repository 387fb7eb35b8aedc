/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

/**
 * How often a test repeats what depends on chance: a few times in each build, many times with the profile {@code long}.
 */
public final class Repetitions {

    private static final boolean LONG = Boolean.getBoolean("long");

    private Repetitions() {}

    public static int of(int usually, int inTheLongProfile) {
        return LONG ? inTheLongProfile : usually;
    }
}
