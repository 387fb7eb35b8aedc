/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is linked; empty texts while nobody is.
 *
 * @see <a href="https://developer.z-api.io/en/instance/device">Device</a>
 */
final class Device implements ZApiMethod {

    @Override
    public String endpoint() {
        return "device";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        boolean linked = instance.isConnected();
        if (!linked && instance.faults().strikes(Fault.DEVICE_ERROR, endpoint())) {
            exchange.respond(ZApiErrors.error(400, ZApiErrors.NOT_CONNECTED));
            return;
        }
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("phone", linked ? instance.phone() : "");
        device.put("imgUrl", "");
        device.put("about", "");
        device.put("name", linked ? "Simulated Phone" : "");
        device.put("device", Map.of("sessionName", "Z-API", "device_model", "Z-API"));
        device.put("originalDevice", "android");
        device.put("sessionId", 175);
        device.put("isBusiness", false);
        exchange.respond(Response.json(device));
    }
}
