/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Takes the answer to a passkey challenge, whatever its signature.
 *
 * @see <a href="https://developer.z-api.io/en/instance/passkey-prologue">Passkey prologue</a>
 */
final class PasskeyPrologue implements ZApiMethod {

    @Override
    public String endpoint() {
        return "passkey-prologue";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        ObjectNode credential = Json.object(exchange.body());
        boolean complete =
                credential.hasNonNull("id") && credential.path("response").hasNonNull("signature");
        exchange.respond(complete ? Response.json("success", true) : ZApiErrors.error(400, "Malformed credential"));
    }
}
