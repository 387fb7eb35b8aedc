/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * The account's state.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstance/">GetStateInstance</a>
 */
final class GetStateInstance implements GreenApiMethod {
    @Override
    public String name() {
        return "getStateInstance";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        call.answer(Answer.json("stateInstance", instance.state()));
    }
}
