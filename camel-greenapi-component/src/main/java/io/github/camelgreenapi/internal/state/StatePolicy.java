/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static io.github.camelgreenapi.internal.concurrent.Durations.longer;
import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import java.time.Duration;

/**
 * The options for polling states.
 *
 * @param interval between polls
 * @param timeout for each call
 * @param spread the first polls of many accounts are spread over this time
 * @param emitInitial whether the first state that is seen is an event
 * @param debounce how long a state must hold before it is reported
 * @param startupTimeout how long a new instance may refuse its credentials before that is reported
 */
public record StatePolicy(
        Duration interval,
        Duration timeout,
        Duration spread,
        boolean emitInitial,
        Duration debounce,
        Duration startupTimeout) {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEAST_RETRY_BOUND = Duration.ofMinutes(5);

    /**
     * How long a poll may take. A call that hangs must not use up the interval after an outage, because the next poll
     * is to find the state within it.
     */
    Duration patience() {
        return shorter(longer(interval.dividedBy(4), LEAST_PATIENCE), timeout);
    }

    /** The longest pause that a provider's Retry-After is granted: the interval, or five minutes if that is longer. */
    Duration longestRetryAfter() {
        return longer(interval, LEAST_RETRY_BOUND);
    }
}
