/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * How often a test repeats what depends on chance: a few times in each build, many times with the profile {@code long}.
 */
public final class Repetitions {

    private static final boolean LONG = Boolean.getBoolean("long");

    private Repetitions() {}

    public static int of(int usually, int inTheLongProfile) {
        return LONG ? inTheLongProfile : usually;
    }

    /**
     * Chance that repeats itself for the same seed. The first numbers of {@link Random} hardly differ between
     * neighbouring seeds, so that thousands of tests would all begin alike; here they differ.
     */
    public static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }
}
