/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Unlinks the account; no webhook follows.
 *
 * @see <a href="https://developer.z-api.io/en/instance/disconnect">Disconnect</a>
 */
final class Disconnect implements ZApiMethod {

    @Override
    public String endpoint() {
        return "disconnect";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        instance.disconnect();
        exchange.respond(Response.json("value", true));
    }
}
