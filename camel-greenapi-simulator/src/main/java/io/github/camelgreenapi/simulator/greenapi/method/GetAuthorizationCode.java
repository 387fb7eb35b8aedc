/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A code to be typed on the phone with that number. A code that is not issued is reported under status 200.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetAuthorizationCode/">GetAuthorizationCode</a>
 */
final class GetAuthorizationCode implements GreenApiMethod {

    private static final int LENGTH = 8;
    private static final String NOT_DIGITS =
            "Validation failed. Details: Wrong format. 'phoneNumber' must contain only digits";

    @Override
    public String name() {
        return "getAuthorizationCode";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public int perSecond() {
        return 50;
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        JsonNode phone;
        try {
            phone = Json.object(exchange.body()).path("phoneNumber");
        } catch (IllegalArgumentException e) {
            exchange.respond(Response.text(400, e.getMessage()));
            return;
        }
        if (!phone.isIntegralNumber() || phone.asLong() <= 0) {
            boolean letters = phone.isTextual() && !phone.asText().matches("\\d+");
            exchange.respond(Response.text(400, letters ? NOT_DIGITS : GreenApiErrors.INVALID));
        } else if (instance.isStarting()) {
            exchange.respond(Response.text(400, GreenApiErrors.STARTING));
        } else if (!instance.linkable() || instance.faults().strikes(Fault.CODE_NOT_ISSUED, name())) {
            exchange.respond(result(false, ""));
        } else {
            exchange.respond(result(true, instance.pairing().issueCode(phone.asText(), LENGTH)));
        }
    }

    private static Response result(boolean issued, String code) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", issued);
        result.put("code", code);
        return Response.json(result);
    }
}
