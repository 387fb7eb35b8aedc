/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces the URL of one kind of webhook.
 *
 * @param endpoint where it is replaced
 * @param setting its name in {@code me}
 * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">On connected</a>
 * @see <a href="https://developer.z-api.io/en/webhooks/on-whatsapp-disconnected">On disconnected</a>
 */
record UpdateWebhook(String endpoint, String setting) implements ZApiMethod {
    static final String CONNECTED = "connectedCallbackUrl";
    static final String DISCONNECTED = "disconnectedCallbackUrl";
    static final String RECEIVED = "receivedCallbackUrl";

    /** The documents print two spellings of two of them. */
    static final List<UpdateWebhook> ALL = List.of(
            new UpdateWebhook("update-webhook-connected", CONNECTED),
            new UpdateWebhook("update-webhook-disconnected", DISCONNECTED),
            new UpdateWebhook("update-webhook-received", RECEIVED),
            new UpdateWebhook("update-webhook-receive", RECEIVED),
            new UpdateWebhook("update-webhook-received-delivery", "receivedAndDeliveryCallbackUrl"),
            new UpdateWebhook("update-webhook-delivery", "deliveryCallbackUrl"),
            new UpdateWebhook("update-webhook-message-status", "messageStatusCallbackUrl"),
            new UpdateWebhook("update-webhook-status", "messageStatusCallbackUrl"),
            new UpdateWebhook("update-webhook-chat-presence", "presenceChatCallbackUrl"));

    static Set<String> settings() {
        return ALL.stream().map(UpdateWebhook::setting).collect(Collectors.toSet());
    }

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        String url = Json.object(call.body()).path("value").asText();
        instance.setting(setting, url);
        call.answer(Answer.json("value", true));
    }
}
