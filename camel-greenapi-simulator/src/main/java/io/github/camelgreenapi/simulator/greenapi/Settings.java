/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings in force, all notifications off as after creation.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetSettings/">GetSettings</a>
 */
final class Settings {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Settings() {
        values.put("countryInstance", "");
        values.put("typeAccount", "");
        values.put("webhookUrl", "");
        values.put("webhookUrlToken", "");
        values.put("delaySendMessagesMilliseconds", 1000);
        for (String off : new String[] {
            "markIncomingMessagesReaded",
            "markIncomingMessagesReadedOnReply",
            "sharedSession",
            "outgoingWebhook",
            "outgoingMessageWebhook",
            "outgoingAPIMessageWebhook",
            "incomingWebhook",
            "deviceWebhook",
            "statusInstanceWebhook",
            "stateWebhook",
            "enableMessagesHistory",
            "keepOnlineStatus",
            "pollMessageWebhook",
            "incomingBlockWebhook",
            "incomingCallWebhook",
            "editedMessageWebhook",
            "deletedMessageWebhook"
        }) {
            values.put(off, "no");
        }
        values.put("proxyInstance", "system proxy");
    }

    Map<String, Object> all(String wid) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("wid", wid);
        all.putAll(values);
        return all;
    }

    void put(Map<String, Object> changed) {
        values.putAll(changed);
    }

    String text(String name) {
        return String.valueOf(values.getOrDefault(name, ""));
    }

    boolean isYes(String name) {
        return text(name).equals("yes");
    }
}
