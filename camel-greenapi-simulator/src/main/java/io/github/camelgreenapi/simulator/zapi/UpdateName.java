/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;

/**
 * Renames the instance.
 *
 * @see <a href="https://developer.z-api.io/en/instance/rename">Rename</a>
 */
final class UpdateName implements ZApiMethod {
    @Override
    public String endpoint() {
        return "update-name";
    }

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        instance.setting("name", Json.object(call.body()).path("value").asText());
        call.answer(Answer.json("value", true));
    }
}
