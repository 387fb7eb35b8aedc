/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;

/**
 * The account's state.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstance/">GetStateInstance</a>
 */
final class GetStateInstance implements GreenApiMethod {

    @Override
    public String name() {
        return "getStateInstance";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(Response.json("stateInstance", instance.state()));
    }
}
