/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** One partner method of GREEN-API. */
interface PartnerMethod {

    String name();

    String verb();

    /** @throws IllegalArgumentException when the body is malformed */
    Response handle(HttpExchange exchange);

    /** A refusal, which comes under status 200. */
    static Response refusal(int code, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("description", description);
        return Response.json(body);
    }
}
