/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.util.Random;

/** Somebody who sets a machine's wall clock, ten minutes forward or back, at moments that a seed chooses. */
public final class ClockSetter {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int SECONDS_BETWEEN = 20;

    private final ManualTimer timer;
    private final Random random;

    private ClockSetter(ManualTimer timer, Random random) {
        this.timer = timer;
        this.random = random;
    }

    public static ClockSetter seeded(ManualTimer timer, long seed) {
        return new ClockSetter(timer, new Random(seed));
    }

    /** Does nothing. */
    public static ClockSetter idle(ManualTimer timer) {
        return new ClockSetter(timer, null);
    }

    /** To be called once a second. */
    public void mayAct() {
        if (random != null && random.nextInt(SECONDS_BETWEEN) == 0) {
            timer.setClock(random.nextBoolean() ? STEP : STEP.negated());
        }
    }
}
