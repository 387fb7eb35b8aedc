/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.NotificationQueue;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Empties the queue, once a minute; a refusal comes under status 200.
 *
 * @see <a href="https://green-api.com/en/docs/api/queues/ClearWebhooksQueue/">ClearWebhooksQueue</a>
 */
final class ClearWebhooksQueue implements GreenApiMethod {

    @Override
    public String name() {
        return "clearWebhooksQueue";
    }

    @Override
    public String verb() {
        return "DELETE";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        Map<String, Object> result = new LinkedHashMap<>();
        NotificationQueue queue = instance.notifications();
        Duration wait = queue.untilClearing();
        if (instance.hasWebhook()) {
            result.put("isCleared", false);
            result.put("reason", "custom webhook url is set");
        } else if (queue.clear()) {
            result.put("isCleared", true);
            result.put("reason", "");
        } else {
            result.put("isCleared", false);
            result.put("reason", "Too many requests");
            result.put("leftTime", wait.plusMillis(999).toSeconds());
        }
        exchange.respond(Response.json(result));
    }
}
