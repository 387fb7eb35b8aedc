/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * A code to be typed on the phone whose number is in the path.
 *
 * @see <a href="https://developer.z-api.io/en/instance/phone-code">Phone code</a>
 */
final class PhoneCode implements ZApiMethod {

    private static final int LENGTH = 10;

    @Override
    public String endpoint() {
        return "phone-code";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        if (!tail.matches("\\d{10,15}")) {
            exchange.respond(ZApiErrors.error(400, "Invalid phone number"));
            return;
        }
        exchange.respond(WhileUnlinked.respond(instance, endpoint(), () -> {
            String member = instance.faults().strikes(Fault.CODE_MEMBER, endpoint()) ? "code" : "value";
            return Response.json(member, instance.pairing().issueCode(tail, LENGTH));
        }));
    }
}
