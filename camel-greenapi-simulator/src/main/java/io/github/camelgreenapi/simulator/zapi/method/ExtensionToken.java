/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A short token for the provider's browser extension.
 *
 * @see <a href="https://developer.z-api.io/en/instance/extension-token">Extension token</a>
 */
final class ExtensionToken implements ZApiMethod {

    @Override
    public String endpoint() {
        return "extension-token";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("token", "FA48-HS63");
        token.put("expiresAt", instance.inFiveMinutes().toEpochMilli());
        exchange.respond(Response.json(token));
    }
}
