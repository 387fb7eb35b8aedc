/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls of one method one instance has left: a bucket that fills up again at the documented rate. Two calls
 * that were sent a second apart may arrive a little closer, which is forgiven.
 */
final class RateLimit {

    private static final double FORGIVEN = 0.1;

    private final int perSecond;
    private double left;
    private Instant filled;

    RateLimit(int perSecond, Instant now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filled = now;
    }

    boolean admits(Instant now) {
        double seconds = Duration.between(filled, now).toMillis() / 1000.0;
        left = Math.min(perSecond, left + seconds * perSecond);
        filled = now;
        if (left < 1 - FORGIVEN) {
            return false;
        }
        left = Math.max(0, left - 1);
        return true;
    }

    int remaining() {
        return (int) left;
    }

    int perSecond() {
        return perSecond;
    }
}
