/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between tries, each longer than the one before.
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

    /** A pause between nothing and the bound. */
    public Duration pause(RandomGenerator random) {
        return Duration.ofMillis(Math.round(bound.toMillis() * random.nextDouble()));
    }

    /** A pause between half of the bound and all of it: it grows with each try, and still differs between accounts. */
    public Duration growing(RandomGenerator random) {
        return bound.plus(pause(random)).dividedBy(2);
    }

    /** The next, longer pauses. */
    public Backoff next() {
        return new Backoff(first, most, shorter(bound.multipliedBy(2), most));
    }
}
