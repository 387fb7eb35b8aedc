/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
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
    public void call(ZApiInstance instance, Call call, String tail) {
        boolean linked = instance.isConnected();
        if (!linked && instance.faults().strikes(Fault.DEVICE_ERROR, endpoint())) {
            call.answer(ZApiComplaints.error(400, ZApiComplaints.NOT_CONNECTED));
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
        call.answer(Answer.json(device));
    }
}
