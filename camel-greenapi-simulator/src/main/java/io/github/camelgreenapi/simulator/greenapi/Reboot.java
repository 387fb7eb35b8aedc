/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Restarts the instance, which is {@code starting} for a while.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Reboot/">Reboot</a>
 */
final class Reboot implements GreenApiMethod {
    @Override
    public String name() {
        return "reboot";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        instance.reboot();
        call.answer(Answer.json("isReboot", true));
    }
}
