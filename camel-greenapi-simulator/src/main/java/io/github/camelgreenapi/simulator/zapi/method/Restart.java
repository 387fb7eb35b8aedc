/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Restarts the instance; a linked one is connected again a little later.
 *
 * @see <a href="https://developer.z-api.io/en/instance/restart">Restart</a>
 */
final class Restart implements ZApiMethod {

    @Override
    public String endpoint() {
        return "restart";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        instance.restart();
        exchange.respond(Response.json("value", true));
    }
}
