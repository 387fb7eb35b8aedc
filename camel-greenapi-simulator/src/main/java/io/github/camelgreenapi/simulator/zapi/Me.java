/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * The instance's settings, its token among them.
 *
 * @see <a href="https://developer.z-api.io/en/instance/me">Me</a>
 */
final class Me implements ZApiMethod {
    @Override
    public String endpoint() {
        return "me";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        call.answer(Answer.json(instance.settings()));
    }
}
