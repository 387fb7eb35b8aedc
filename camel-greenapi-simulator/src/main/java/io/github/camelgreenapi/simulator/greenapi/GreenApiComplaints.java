/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.FaultyAnswer;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How GREEN-API words its refusals.
 *
 * @see <a href="https://green-api.com/en/docs/api/common-errors/">Common errors</a>
 */
final class GreenApiComplaints implements FaultyAnswer.Complaints {
    static final String STARTING = "instance in starting process try later";
    static final String INVALID = "Bad Request Validation failed";

    @Override
    public Answer status(int status, Call call) {
        return switch (status) {
            case 400 -> Answer.text(400, INVALID);
            case 401 -> Answer.text(401, "Unauthorized");
            case 403 -> Answer.text(403, "Forbidden");
            case 404 -> notFound(call);
            case 429 -> Answer.empty(429);
            case 466 -> quota();
            case 499 -> Answer.text(499, "Client Closed Request");
            case 500 -> Answer.text(500, "Cannot read properties of undefined (reading 'state')");
            case 502 -> Answer.html(502, "Bad Gateway");
            case 503 -> Answer.html(503, "Service Temporarily Unavailable");
            case 504 -> Answer.html(504, "Gateway Time-out");
            default -> Answer.empty(status);
        };
    }

    /** Repeats the path, and so the token, as the real one does. */
    static Answer notFound(Call call) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("statusCode", 404);
        body.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("path", call.path());
        body.put("message", "Cannot " + call.request().method().name() + " " + call.path());
        return Answer.json(404, body);
    }

    @Override
    public Answer expired() {
        return Answer.text(400, "Instance account is expired. Renew your instance from personal area");
    }

    @Override
    public Answer starting() {
        return Answer.text(400, STARTING);
    }

    private static Answer quota() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("method", "checkwhatsapp");
        status.put("used", 100);
        status.put("total", 100);
        status.put("status", "QUOTE_EXCEEDED");
        status.put("description", "Monthly quota has been exceeded.");
        return Answer.json(466, Map.of("invokeStatus", status));
    }
}
