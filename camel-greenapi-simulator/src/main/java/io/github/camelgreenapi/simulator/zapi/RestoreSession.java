/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * Connects again from the session that was kept, if one was.
 *
 * @see <a href="https://developer.z-api.io/instance/restore-session">Restore session</a>
 */
final class RestoreSession implements ZApiMethod {
    @Override
    public String endpoint() {
        return "restore-session";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        boolean kept = instance.hasSession();
        if (kept) {
            instance.restart();
        }
        call.answer(Answer.json("value", kept));
    }
}
