/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes a notification off the queue.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/DeleteNotification/">
 *     DeleteNotification</a>
 */
final class DeleteNotification implements GreenApiMethod {

    @Override
    public String name() {
        return "deleteNotification";
    }

    @Override
    public String verb() {
        return "DELETE";
    }

    @Override
    public int perSecond() {
        return 100;
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        if (!tail.matches("\\d{1,18}")) {
            exchange.respond(Response.text(400, "Parameter receiptId must be a Number"));
            return;
        }
        boolean deleted = instance.notifications().delete(Long.parseLong(tail));
        if (!deleted && instance.faults().strikes(Fault.FIND_UNACKED, name())) {
            exchange.respond(Response.text(500, "Cannot read properties of undefined (reading 'findUnAckedMessage')"));
            return;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("result", deleted);
        result.put("reason", deleted ? "" : "Notification not found or already deleted");
        exchange.respond(Response.json(result));
    }
}
