/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * The settings in force, {@code webhookUrlToken} in clear.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetSettings/">GetSettings</a>
 */
final class GetSettings implements GreenApiMethod {
    @Override
    public String name() {
        return "getSettings";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        call.answer(Answer.json(instance.settings()));
    }
}
