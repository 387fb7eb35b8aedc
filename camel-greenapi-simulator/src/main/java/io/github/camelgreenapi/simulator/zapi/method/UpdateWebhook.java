/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.WebhookSettings;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.List;

/**
 * Replaces the URL of one kind of webhook.
 *
 * @param endpoint where it is replaced
 * @param setting its name in {@code me}
 * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">On connected</a>
 * @see <a href="https://developer.z-api.io/en/webhooks/on-whatsapp-disconnected">On disconnected</a>
 */
record UpdateWebhook(String endpoint, String setting) implements ZApiMethod {

    /** The documents print two spellings of two of them. */
    static final List<UpdateWebhook> ALL = List.of(
            new UpdateWebhook("update-webhook-connected", WebhookSettings.CONNECTED),
            new UpdateWebhook("update-webhook-disconnected", WebhookSettings.DISCONNECTED),
            new UpdateWebhook("update-webhook-received", WebhookSettings.RECEIVED),
            new UpdateWebhook("update-webhook-receive", WebhookSettings.RECEIVED),
            new UpdateWebhook("update-webhook-received-delivery", WebhookSettings.RECEIVED_AND_DELIVERY),
            new UpdateWebhook("update-webhook-delivery", WebhookSettings.DELIVERY),
            new UpdateWebhook("update-webhook-message-status", WebhookSettings.MESSAGE_STATUS),
            new UpdateWebhook("update-webhook-status", WebhookSettings.MESSAGE_STATUS),
            new UpdateWebhook("update-webhook-chat-presence", WebhookSettings.PRESENCE));

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        String url = Json.object(exchange.body()).path("value").asText();
        instance.setting(setting, url);
        exchange.respond(Response.json("value", true));
    }
}
