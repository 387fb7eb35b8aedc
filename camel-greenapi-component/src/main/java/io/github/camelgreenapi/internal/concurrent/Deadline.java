/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import java.time.Duration;

/** The end of a span of time. It follows the monotonic clock, so that a wall clock set back does not move it. */
public record Deadline(Timer timer, long nanos) {

    // Further than any call goes, and no overflow.
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    /** @param span from now on; may be negative */
    public static Deadline in(Timer timer, Duration span) {
        return new Deadline(timer, timer.nanos() + shorter(span, FURTHEST).toNanos());
    }

    /** The time that is left; negative when the deadline has passed. */
    public Duration left() {
        return Duration.ofNanos(nanos - timer.nanos());
    }

    /** Whether this much time is left, and more. */
    public boolean allows(Duration span) {
        return left().compareTo(span) > 0;
    }
}
