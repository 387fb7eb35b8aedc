/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something the account reports, under the receipt by which it is deleted. */
public record Notification(long receiptId, ObjectNode body, Instant at) {

    /**
     * @see <a href="https://green-api.com/en/docs/api/receiving/notifications-format/StateInstanceChanged/">
     *     StateInstanceChanged</a>
     */
    static ObjectNode stateInstanceChanged(String instance, String wid, String state, Instant at) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("idInstance", Long.parseLong(instance));
        account.put("wid", wid);
        account.put("typeInstance", "whatsapp");
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("typeWebhook", "stateInstanceChanged");
        changed.put("instanceData", account);
        changed.put("timestamp", at.getEpochSecond());
        changed.put("stateInstance", state);
        return Json.tree(changed);
    }
}
