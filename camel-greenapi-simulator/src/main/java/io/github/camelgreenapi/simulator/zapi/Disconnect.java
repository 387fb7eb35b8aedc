/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Unlinks the account, about which no webhook is told.
 *
 * @see <a href="https://developer.z-api.io/en/instance/disconnect">Disconnect</a>
 */
final class Disconnect implements ZApiMethod {
    @Override
    public String endpoint() {
        return "disconnect";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        instance.disconnect();
        call.answer(Answer.json("value", true));
    }
}
