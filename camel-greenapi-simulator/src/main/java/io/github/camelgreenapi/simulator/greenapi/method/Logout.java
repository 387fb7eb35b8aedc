/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;

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
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        instance.unlink();
        exchange.respond(Response.json("isLogout", true));
    }
}
