/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;

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
    public void call(ZApiInstance instance, Call call, String tail) {
        ObjectNode body = Json.object(call.body());
        String url = body.path("value").asText();
        UpdateWebhook.settings().forEach(setting -> instance.setting(setting, url));
        if (body.has("notifySentByMe")) {
            instance.setting(
                    "receiveCallbackSentByMe", body.get("notifySentByMe").asBoolean());
        }
        call.answer(Answer.json("value", true));
    }
}
