/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;

/** One method of GREEN-API. */
interface GreenApiMethod {

    String name();

    /** The HTTP verb; {@code WS} for a websocket. */
    default String verb() {
        return "GET";
    }

    /**
     * How many calls a second one instance may make.
     *
     * @see <a href="https://green-api.com/en/docs/api/ratelimiter/">Rate limiter</a>
     */
    default int perSecond() {
        return 1;
    }

    /** @param tail what follows the token in the path; empty when nothing does */
    void handle(GreenApiInstance instance, HttpExchange exchange, String tail);
}
