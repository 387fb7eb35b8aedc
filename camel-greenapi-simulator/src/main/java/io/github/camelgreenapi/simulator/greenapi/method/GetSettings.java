/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;

/**
 * The settings in force, {@code webhookUrlToken} in clear.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetSettings/">GetSettings</a>
 */
final class GetSettings implements GreenApiMethod {

    @Override
    public String name() {
        return "getSettings";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(Response.json(instance.settings()));
    }
}
