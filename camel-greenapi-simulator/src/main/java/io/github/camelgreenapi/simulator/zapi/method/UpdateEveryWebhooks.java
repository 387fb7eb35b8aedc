/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.WebhookSettings;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Replaces the URLs of all kinds of webhooks by one.
 *
 * @see <a href="https://developer.z-api.io/en/webhooks/update-every-webhooks">Update every webhooks</a>
 */
final class UpdateEveryWebhooks implements ZApiMethod {

    @Override
    public String endpoint() {
        return "update-every-webhooks";
    }

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        ObjectNode body = Json.object(exchange.body());
        String url = body.path("value").asText();
        WebhookSettings.ALL.forEach(setting -> instance.setting(setting, url));
        if (body.has("notifySentByMe")) {
            instance.setting(
                    "receiveCallbackSentByMe", body.get("notifySentByMe").asBoolean());
        }
        exchange.respond(Response.json("value", true));
    }
}
