/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try, longer each time.
 *
 * <ul>
 *   <li>The bound starts at {@code first} and doubles with each try up to {@code most}.
 *   <li>The pause is drawn evenly between nothing and the bound ("full jitter"), so that a thousand accounts that
 *       failed together do not try again together.
 * </ul>
 *
 * <p>It is immutable: {@link #next()} is the one after it.
 */
public record Backoff(Duration first, Duration most, Duration bound) {

    public static Backoff of(Duration first, Duration most) {
        return new Backoff(first, most, shorter(first, most));
    }

    /** A pause within the bound. */
    public Duration pause(RandomGenerator random) {
        return Duration.ofMillis(Math.round(bound.toMillis() * random.nextDouble()));
    }

    public Backoff next() {
        return new Backoff(first, most, shorter(bound.multipliedBy(2), most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
