/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.webhook.Loopback;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Changes some settings: says yes at once, reboots, and has them in force a while later.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/SetSettings/">SetSettings</a>
 */
final class SetSettings implements GreenApiMethod {
    @Override
    public String name() {
        return "setSettings";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        Map<String, Object> changed = new LinkedHashMap<>();
        try {
            ObjectNode body = Json.object(call.body());
            body.properties().forEach(member -> changed.put(member.getKey(), Json.plain(member.getValue())));
            changed.values().removeIf(Objects::isNull);
            Loopback.check(String.valueOf(changed.getOrDefault("webhookUrl", "")));
        } catch (IllegalArgumentException refused) {
            call.answer(Answer.text(400, refused.getMessage()));
            return;
        }
        if (!instance.faults().strikes(Fault.SETTINGS_IGNORED, name())) {
            instance.change(changed);
        }
        instance.reboot();
        call.answer(Answer.json("saveSettings", true));
    }
}
