/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is linked; empty texts unless the account is authorized.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetWaSettings/">GetWaSettings</a>
 */
final class GetWaSettings implements GreenApiMethod {
    @Override
    public String name() {
        return "getWaSettings";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        boolean linked = instance.isLinked();
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("avatar", linked ? "https://pps.whatsapp.net/v/simulated.jpg" : "");
        account.put("phone", linked ? instance.phone() : "");
        account.put("stateInstance", instance.state());
        account.put("deviceId", linked ? instance.phone() + ":8@s.whatsapp.net" : "");
        call.answer(Answer.json(account));
    }
}
