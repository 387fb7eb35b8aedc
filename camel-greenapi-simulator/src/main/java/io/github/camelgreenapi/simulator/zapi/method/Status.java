/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the account is linked. Its {@code error} is filled even when all is well.
 *
 * @see <a href="https://developer.z-api.io/en/instance/status">Status</a>
 */
final class Status implements ZApiMethod {

    @Override
    public String endpoint() {
        return "status";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        Faults faults = instance.faults();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("connected", instance.isConnected());
        status.put("session", faults.strikes(Fault.STATUS_SESSION_TEXT, endpoint()) ? "active" : instance.hasSession());
        status.put("error", error(instance, faults));
        status.put("smartphoneConnected", instance.isPhoneOnline());
        exchange.respond(Response.json(status));
    }

    private String error(ZApiInstance instance, Faults faults) {
        String text = instance.isConnected()
                ? ZApiErrors.ALREADY_CONNECTED
                : instance.hasSession() ? ZApiErrors.RESTORE : ZApiErrors.NOT_CONNECTED;
        if (faults.strikes(Fault.STATUS_NULL_ERROR, endpoint())) {
            return null;
        }
        return faults.strikes(Fault.STATUS_WITHOUT_PERIOD, endpoint()) ? text.replace(".", "") : text;
    }
}
