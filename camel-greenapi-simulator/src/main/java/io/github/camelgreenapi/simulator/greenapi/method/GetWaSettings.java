/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
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
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        boolean linked = instance.isLinked();
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("avatar", linked ? "https://pps.whatsapp.net/v/simulated.jpg" : "");
        account.put("phone", linked ? instance.phone() : "");
        account.put("stateInstance", instance.state());
        account.put("deviceId", linked ? instance.phone() + ":8@s.whatsapp.net" : "");
        exchange.respond(Response.json(account));
    }
}
