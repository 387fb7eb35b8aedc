/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A code to be typed on the phone with that number. That none is issued is told under status 200.
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
    public void call(GreenApiInstance instance, Call call, String tail) {
        JsonNode phone;
        try {
            phone = Json.object(call.body()).path("phoneNumber");
        } catch (IllegalArgumentException garbled) {
            call.answer(Answer.text(400, garbled.getMessage()));
            return;
        }
        if (!phone.isIntegralNumber() || phone.asLong() <= 0) {
            boolean letters = phone.isTextual() && !phone.asText().matches("\\d+");
            call.answer(Answer.text(400, letters ? NOT_DIGITS : GreenApiComplaints.INVALID));
        } else if (instance.isStarting()) {
            call.answer(Answer.text(400, GreenApiComplaints.STARTING));
        } else if (!instance.linkable() || instance.faults().strikes(Fault.CODE_NOT_ISSUED, name())) {
            call.answer(result(false, ""));
        } else {
            call.answer(result(true, instance.pairing().issueCode(phone.asText(), LENGTH)));
        }
    }

    private static Answer result(boolean issued, String code) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", issued);
        result.put("code", code);
        return Answer.json(result);
    }
}
