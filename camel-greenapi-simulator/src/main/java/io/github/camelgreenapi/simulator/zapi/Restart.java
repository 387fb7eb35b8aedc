/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Restarts the instance; a linked one is connected again a little later.
 *
 * @see <a href="https://developer.z-api.io/en/instance/restart">Restart</a>
 */
final class Restart implements ZApiMethod {
    @Override
    public String endpoint() {
        return "restart";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        instance.restart();
        call.answer(Answer.json("value", true));
    }
}
