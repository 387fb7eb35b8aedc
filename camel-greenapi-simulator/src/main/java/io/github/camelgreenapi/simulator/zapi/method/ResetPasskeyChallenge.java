/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Drops a passkey challenge and restarts the instance.
 *
 * @see <a href="https://developer.z-api.io/en/instance/reset-passkey-challenge">Reset passkey challenge</a>
 */
final class ResetPasskeyChallenge implements ZApiMethod {

    @Override
    public String endpoint() {
        return "reset-passkey-challenge";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        instance.restart();
        exchange.respond(Response.json("success", true));
    }
}
