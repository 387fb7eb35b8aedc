/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Z-API words its refusals, as far as they were seen in the open; its documents give statuses only. */
public final class ZApiErrors implements FaultyResponse.Errors {

    public static final String ALREADY_CONNECTED = "You are already connected.";
    public static final String NOT_CONNECTED = "You are not connected.";
    public static final String RESTORE = "You need to restore the session.";

    @Override
    public Response status(int status, HttpExchange exchange) {
        return switch (status) {
            case 400 -> expired();
            case 401, 403 -> clientToken(status, exchange.header("Client-Token"));
            case 404 -> error(404, "Instance not found");
            case 405 -> notFound(405);
            case 409 -> error(409, ALREADY_CONNECTED);
            case 415 -> error(415, "Unsupported Media Type");
            case 429 -> error(429, "Rate limit");
            case 500 -> Response.html(500, "Internal Server Error");
            case 502 -> Response.html(502, "Bad Gateway");
            case 503 -> Response.html(503, "Service Temporarily Unavailable");
            case 504 -> Response.html(504, "Gateway Time-out");
            default -> error(status, "Error " + status);
        };
    }

    @Override
    public Response expired() {
        return error(400, "To continue sending a message, you must subscribe to this instance again");
    }

    @Override
    public Response starting() {
        return error(400, RESTORE);
    }

    /** Repeats the secret that was sent, as the real one does. */
    public static Response clientToken(int status, String sent) {
        return error(status, "Client-Token " + sent + " not allowed");
    }

    /** A wrong path or verb, for the most part under status 200. */
    public static Response notFound(int status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "NOT_FOUND");
        body.put("message", "Unable to find matching target resource method");
        return Response.json(status, body);
    }

    public static Response error(int status, String text) {
        return Response.json(status, Map.of("error", text));
    }
}
