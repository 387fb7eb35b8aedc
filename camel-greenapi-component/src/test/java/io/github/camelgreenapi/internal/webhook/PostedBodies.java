/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.Provider;
import java.time.Instant;

/** What a provider posts, as far as the component reads it. */
record PostedBodies(Provider provider) {

    String message(String key, String instance, Instant now) {
        return body("\"typeWebhook\":\"message\",\"type\":\"message\",\"key\":\"" + key + "\",", instance, now);
    }

    /** GREEN-API's report of a change. */
    String changed(String word, String instance, Instant now) {
        return body("\"typeWebhook\":\"stateInstanceChanged\",\"stateInstance\":\"" + word + "\",", instance, now);
    }

    /** Z-API's. */
    String claimed(boolean connected, String instance, Instant now) {
        return body("\"type\":\"" + (connected ? "Connected" : "Disconnected") + "Callback\",", instance, now);
    }

    private String body(String members, String instance, Instant now) {
        return "{" + members
                + switch (provider) {
                    case GREEN_API ->
                        "\"instanceData\":{\"idInstance\":" + instance + "},\"timestamp\":" + now.getEpochSecond();
                    case Z_API -> "\"instanceId\":\"" + instance + "\",\"momment\":" + now.toEpochMilli();
                }
                + "}";
    }
}
