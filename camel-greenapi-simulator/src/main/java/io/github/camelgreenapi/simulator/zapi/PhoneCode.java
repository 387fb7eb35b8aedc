/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * A code to be typed on the phone whose number is in the path.
 *
 * @see <a href="https://developer.z-api.io/en/instance/phone-code">Phone code</a>
 */
final class PhoneCode implements ZApiMethod {
    private static final int LENGTH = 10;

    @Override
    public String endpoint() {
        return "phone-code";
    }

    @Override
    public void call(ZApiInstance instance, Call call, String tail) {
        if (!tail.matches("\\d{10,15}")) {
            call.answer(ZApiComplaints.error(400, "Invalid phone number"));
            return;
        }
        call.answer(WhileUnlinked.answer(instance, endpoint(), () -> {
            String member = instance.faults().strikes(Fault.CODE_MEMBER, endpoint()) ? "code" : "value";
            return Answer.json(member, instance.pairing().issueCode(tail, LENGTH));
        }));
    }
}
