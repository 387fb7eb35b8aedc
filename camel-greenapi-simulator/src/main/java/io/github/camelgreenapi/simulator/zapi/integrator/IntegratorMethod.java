/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/** One integrator call of Z-API. */
sealed interface IntegratorMethod {

    /** What of its path is its own. */
    String endpoint();

    String verb();

    /** One on the instances as a whole. */
    non-sealed interface OnAll extends IntegratorMethod {

        /** @throws IllegalArgumentException when the body is malformed */
        Response handle(HttpExchange exchange);
    }

    /** One on the instance in its path. */
    non-sealed interface OnInstance extends IntegratorMethod {

        Response handle(ZApiInstance instance);
    }
}
