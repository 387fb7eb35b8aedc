/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;

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
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        instance.reboot();
        exchange.respond(Response.json("isReboot", true));
    }
}
