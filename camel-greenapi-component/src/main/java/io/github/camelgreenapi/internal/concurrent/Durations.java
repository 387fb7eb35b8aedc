/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.BinaryOperator;

/** The shorter and the longer of two durations. */
public final class Durations {

    private static final BinaryOperator<Duration> SHORTER = BinaryOperator.minBy(Comparator.naturalOrder());
    private static final BinaryOperator<Duration> LONGER = BinaryOperator.maxBy(Comparator.naturalOrder());

    private Durations() {}

    public static Duration shorter(Duration one, Duration other) {
        return SHORTER.apply(one, other);
    }

    public static Duration longer(Duration one, Duration other) {
        return LONGER.apply(one, other);
    }
}
