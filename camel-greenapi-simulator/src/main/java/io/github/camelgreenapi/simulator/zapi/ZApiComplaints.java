/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.FaultyAnswer;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Z-API words its refusals, as far as they were seen in the open; its documents give statuses only. */
final class ZApiComplaints implements FaultyAnswer.Complaints {
    static final String ALREADY_CONNECTED = "You are already connected.";
    static final String NOT_CONNECTED = "You are not connected.";
    static final String RESTORE = "You need to restore the session.";

    @Override
    public Answer status(int status, Call call) {
        return switch (status) {
            case 400 -> expired();
            case 401, 403 -> clientToken(status, call.header("Client-Token"));
            case 404 -> error(404, "Instance not found");
            case 405 -> notFound(405);
            case 409 -> error(409, ALREADY_CONNECTED);
            case 415 -> error(415, "Unsupported Media Type");
            case 429 -> error(429, "Rate limit");
            case 500 -> Answer.html(500, "Internal Server Error");
            case 502 -> Answer.html(502, "Bad Gateway");
            case 503 -> Answer.html(503, "Service Temporarily Unavailable");
            case 504 -> Answer.html(504, "Gateway Time-out");
            default -> error(status, "Error " + status);
        };
    }

    @Override
    public Answer expired() {
        return error(400, "To continue sending a message, you must subscribe to this instance again");
    }

    @Override
    public Answer starting() {
        return error(400, RESTORE);
    }

    /** Repeats the secret that was sent, as the real one does. */
    static Answer clientToken(int status, String sent) {
        return error(status, "Client-Token " + sent + " not allowed");
    }

    /** A wrong path or verb, for the most part under status 200. */
    static Answer notFound(int status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "NOT_FOUND");
        body.put("message", "Unable to find matching target resource method");
        return Answer.json(status, body);
    }

    static Answer error(int status, String text) {
        return Answer.json(status, Map.of("error", text));
    }
}
