/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * The instance's settings, its token among them.
 *
 * @see <a href="https://developer.z-api.io/en/instance/me">Me</a>
 */
final class Me implements ZApiMethod {

    @Override
    public String endpoint() {
        return "me";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(Response.json(instance.settings()));
    }
}
