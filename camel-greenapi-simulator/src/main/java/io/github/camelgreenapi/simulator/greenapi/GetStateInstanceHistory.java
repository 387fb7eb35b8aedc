/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;

/**
 * Past states, newest first. The documents put {@code count} into the body of the GET, a client of the vendor into the
 * query; both work.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstanceHistory/">GetStateInstanceHistory</a>
 */
final class GetStateInstanceHistory implements GreenApiMethod {
    private static final int DEFAULT_COUNT = 100;

    @Override
    public String name() {
        return "getStateInstanceHistory";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        try {
            String asked = call.parameter("count");
            int count = asked != null
                    ? Integer.parseInt(asked)
                    : Json.object(call.body()).path("count").asInt(DEFAULT_COUNT);
            call.answer(Answer.json(instance.history().latest(count)));
        } catch (IllegalArgumentException notCounted) {
            call.answer(Answer.text(400, GreenApiComplaints.INVALID));
        }
    }
}
