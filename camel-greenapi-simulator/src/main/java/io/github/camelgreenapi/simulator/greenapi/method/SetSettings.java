/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
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
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        Map<String, Object> changed = new LinkedHashMap<>();
        try {
            ObjectNode body = Json.object(exchange.body());
            body.properties().forEach(member -> changed.put(member.getKey(), Json.plain(member.getValue())));
            changed.values().removeIf(Objects::isNull);
            Loopback.check(String.valueOf(changed.getOrDefault("webhookUrl", "")));
        } catch (IllegalArgumentException e) {
            exchange.respond(Response.text(400, e.getMessage()));
            return;
        }
        if (!instance.faults().strikes(Fault.SETTINGS_IGNORED, name())) {
            instance.change(changed);
        }
        instance.reboot();
        exchange.respond(Response.json("saveSettings", true));
    }
}
