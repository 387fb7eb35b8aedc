/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.Map;
import java.util.function.Supplier;

/** What every call that offers a link answers when there is nothing to offer. */
final class WhileUnlinked {

    private WhileUnlinked() {}

    /** @param offer the response of an account that can be linked now */
    static Response respond(ZApiInstance instance, String endpoint, Supplier<Response> offer) {
        Faults faults = instance.faults();
        if (instance.isConnected()) {
            if (faults.strikes(Fault.ALREADY_409, endpoint)) {
                return ZApiErrors.error(409, ZApiErrors.ALREADY_CONNECTED);
            }
            return faults.strikes(Fault.ALREADY_TEXT, endpoint)
                    ? ZApiErrors.error(400, ZApiErrors.ALREADY_CONNECTED)
                    : Response.json("connected", true);
        }
        if (faults.strikes(Fault.CHALLENGE, endpoint)) {
            return Response.json("challenge", challenge());
        }
        return instance.linkable() ? offer.get() : Response.json(Map.of());
    }

    private static Map<String, Object> challenge() {
        return Map.of("challenge", "c2ltdWxhdGVk", "rpId", "whatsapp.com", "timeout", 60000);
    }
}
