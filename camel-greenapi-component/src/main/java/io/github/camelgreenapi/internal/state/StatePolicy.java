/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import java.time.Duration;

/**
 * How accounts are to be watched.
 *
 * @param interval between looks
 * @param timeout for each call
 * @param spread the first looks of many accounts are spread over this time
 * @param emitInitial whether the first state that is seen is an event
 * @param debounce how long a state must hold before it is reported
 */
public record StatePolicy(
        Duration interval, Duration timeout, Duration spread, boolean emitInitial, Duration debounce) {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    /**
     * How long a look may take. A call that hangs must not use up the interval after an outage, for the next look is to
     * find the truth within it.
     */
    Duration patience() {
        Duration part = interval.dividedBy(4);
        Duration enough = part.compareTo(LEAST_PATIENCE) > 0 ? part : LEAST_PATIENCE;
        return enough.compareTo(timeout) < 0 ? enough : timeout;
    }
}
