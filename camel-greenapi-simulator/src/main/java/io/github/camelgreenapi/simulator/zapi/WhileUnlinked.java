/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Answer;
import java.util.Map;
import java.util.function.Supplier;

/** What every call that offers a link answers when there is nothing to offer. */
final class WhileUnlinked {
    private WhileUnlinked() {}

    /** @param offer the answer of an account that can be linked now */
    static Answer answer(ZApiInstance instance, String endpoint, Supplier<Answer> offer) {
        Faults faults = instance.faults();
        if (instance.isConnected()) {
            if (faults.strikes(Fault.ALREADY_409, endpoint)) {
                return ZApiComplaints.error(409, ZApiComplaints.ALREADY_CONNECTED);
            }
            return faults.strikes(Fault.ALREADY_TEXT, endpoint)
                    ? ZApiComplaints.error(400, ZApiComplaints.ALREADY_CONNECTED)
                    : Answer.json("connected", true);
        }
        if (faults.strikes(Fault.CHALLENGE, endpoint)) {
            return Answer.json("challenge", challenge());
        }
        return instance.linkable() ? offer.get() : Answer.json(Map.of());
    }

    private static Map<String, Object> challenge() {
        return Map.of("challenge", "c2ltdWxhdGVk", "rpId", "whatsapp.com", "timeout", 60000);
    }
}
