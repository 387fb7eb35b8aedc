/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

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
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        boolean kept = instance.hasSession();
        if (kept) {
            instance.restart();
        }
        exchange.respond(Response.json("value", kept));
    }
}
