/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How GREEN-API words its refusals.
 *
 * @see <a href="https://green-api.com/en/docs/api/common-errors/">Common errors</a>
 */
public final class GreenApiErrors implements FaultyResponse.Errors {

    public static final String STARTING = "instance in starting process try later";
    public static final String EXPIRED = "Instance account is expired. Renew your instance from personal area";
    public static final String DELETED = "Instance account is deleted";
    public static final String INVALID = "Bad Request Validation failed";

    @Override
    public Response status(int status, HttpExchange exchange) {
        return switch (status) {
            case 400 -> Response.text(400, INVALID);
            case 401 -> Response.text(401, "Unauthorized");
            case 403 -> Response.text(403, "Forbidden");
            case 404 -> notFound(exchange);
            case 429 -> Response.empty(429);
            case 466 -> quota();
            case 499 -> Response.text(499, "Client Closed Request");
            case 500 -> Response.text(500, "Cannot read properties of undefined (reading 'state')");
            case 502 -> Response.html(502, "Bad Gateway");
            case 503 -> Response.html(503, "Service Temporarily Unavailable");
            case 504 -> Response.html(504, "Gateway Time-out");
            default -> Response.empty(status);
        };
    }

    /** Repeats the path, and so the token, as the real one does. */
    public static Response notFound(HttpExchange exchange) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("statusCode", 404);
        body.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("path", exchange.path());
        body.put("message", "Cannot " + exchange.request().method().name() + " " + exchange.path());
        return Response.json(404, body);
    }

    @Override
    public Response expired() {
        return Response.text(400, EXPIRED);
    }

    @Override
    public Response starting() {
        return Response.text(400, STARTING);
    }

    private static Response quota() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("method", "checkwhatsapp");
        status.put("used", 100);
        status.put("total", 100);
        status.put("status", "QUOTE_EXCEEDED");
        status.put("description", "Monthly quota has been exceeded.");
        return Response.json(466, Map.of("invokeStatus", status));
    }
}
