/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;

/**
 * How many notifications are queued.
 *
 * @see <a href="https://green-api.com/en/docs/api/queues/GetWebhooksCount/">GetWebhooksCount</a>
 */
final class GetWebhooksCount implements GreenApiMethod {

    @Override
    public String name() {
        return "getWebhooksCount";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(Response.json("count", instance.queued()));
    }
}
