/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Drops a passkey challenge and restarts the instance.
 *
 * @see <a href="https://developer.z-api.io/en/instance/reset-passkey-challenge">Reset passkey challenge</a>
 */
final class ResetPasskeyChallenge implements ZApiMethod {
    @Override
    public String endpoint() {
        return "reset-passkey-challenge";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        instance.restart();
        call.answer(Answer.json("success", true));
    }
}
