/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;

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
    public void call(ZApiInstance instance, Call call, String tail) {
        ObjectNode credential = Json.object(call.body());
        boolean complete =
                credential.hasNonNull("id") && credential.path("response").hasNonNull("signature");
        call.answer(complete ? Answer.json("success", true) : ZApiComplaints.error(400, "Malformed credential"));
    }
}
