/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Renames the instance.
 *
 * @see <a href="https://developer.z-api.io/en/instance/rename">Rename</a>
 */
final class UpdateName implements ZApiMethod {

    @Override
    public String endpoint() {
        return "update-name";
    }

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        instance.setting("name", Json.object(exchange.body()).path("value").asText());
        exchange.respond(Response.json("value", true));
    }
}
