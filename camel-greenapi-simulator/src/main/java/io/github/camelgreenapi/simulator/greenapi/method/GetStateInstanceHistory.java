/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;

/**
 * Past states, newest first. The documents put {@code count} into the body of the GET, a client of the vendor into the
 * query; both work.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstanceHistory/">GetStateInstanceHistory</a>
 */
final class GetStateInstanceHistory implements GreenApiMethod {

    private static final int DEFAULT_COUNT = 100;

    @Override
    public String name() {
        return "getStateInstanceHistory";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        try {
            String asked = exchange.parameter("count");
            int count = asked != null
                    ? Integer.parseInt(asked)
                    : Json.object(exchange.body()).path("count").asInt(DEFAULT_COUNT);
            exchange.respond(Response.json(instance.history().latest(count)));
        } catch (IllegalArgumentException e) {
            exchange.respond(Response.text(400, GreenApiErrors.INVALID));
        }
    }
}
