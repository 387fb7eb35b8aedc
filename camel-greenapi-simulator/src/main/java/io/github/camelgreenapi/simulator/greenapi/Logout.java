/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Unlinks the account. Its queued notifications stay.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Logout/">Logout</a>
 */
final class Logout implements GreenApiMethod {
    @Override
    public String name() {
        return "logout";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        instance.unlink();
        call.answer(Answer.json("isLogout", true));
    }
}
