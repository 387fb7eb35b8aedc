/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a provider that control where it posts its notifications. */
sealed interface WebhookSettings {

    static WebhookSettings of(Provider provider) {
        return switch (provider) {
            case GREEN_API -> new GreenApi();
            case Z_API -> new ZApi();
        };
    }

    /** The changes that make it post to the address, with the token if it sends one. */
    Map<String, Object> pointingTo(String url, String token);

    /** The changes that make it post nowhere. */
    Map<String, Object> cleared();

    /** The changes that restore these settings. */
    Map<String, Object> restoring(Map<String, Object> settings);

    /** Whether it posts anything to the address. */
    boolean pointsTo(String url, Map<String, Object> settings);

    /** Whether it posts everything to the address that it should, with the token, if one was chosen. */
    boolean isComplete(String url, String chosenToken, Map<String, Object> settings);

    /** The value of a setting; empty when it is missing. */
    static String text(Map<String, Object> settings, String name) {
        Object value = settings.get(name);
        return value == null ? "" : value.toString();
    }

    /**
     * GREEN-API's.
     *
     * @see <a href="https://green-api.com/en/docs/api/account/SetSettings/">SetSettings</a>
     */
    record GreenApi() implements WebhookSettings {

        @Override
        public Map<String, Object> pointingTo(String url, String token) {
            return Map.of("webhookUrl", url, "webhookUrlToken", token, "stateWebhook", "yes");
        }

        @Override
        public Map<String, Object> cleared() {
            return Map.of("webhookUrl", "", "webhookUrlToken", "");
        }

        @Override
        public Map<String, Object> restoring(Map<String, Object> settings) {
            Map<String, Object> back = new LinkedHashMap<>();
            back.put("webhookUrl", text(settings, "webhookUrl"));
            back.put("webhookUrlToken", text(settings, "webhookUrlToken"));
            back.put("stateWebhook", settings.getOrDefault("stateWebhook", "no"));
            return back;
        }

        @Override
        public boolean pointsTo(String url, Map<String, Object> settings) {
            return text(settings, "webhookUrl").equals(url);
        }

        @Override
        public boolean isComplete(String url, String chosenToken, Map<String, Object> settings) {
            String token = text(settings, "webhookUrlToken");
            return pointsTo(url, settings)
                    && text(settings, "stateWebhook").equals("yes")
                    && !token.isEmpty()
                    && (chosenToken == null || chosenToken.equals(token));
        }
    }

    /**
     * Z-API's.
     *
     * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">On connected</a>
     */
    record ZApi() implements WebhookSettings {

        private static final String CONNECTED = "connectedCallbackUrl";
        private static final String DISCONNECTED = "disconnectedCallbackUrl";

        @Override
        public Map<String, Object> pointingTo(String url, String token) {
            return Map.of("connectedWebhookUrl", url, "disconnectedWebhookUrl", url);
        }

        @Override
        public Map<String, Object> cleared() {
            return pointingTo("", "");
        }

        @Override
        public Map<String, Object> restoring(Map<String, Object> settings) {
            return Map.of(
                    "connectedWebhookUrl", text(settings, CONNECTED),
                    "disconnectedWebhookUrl", text(settings, DISCONNECTED));
        }

        @Override
        public boolean pointsTo(String url, Map<String, Object> settings) {
            return text(settings, CONNECTED).equals(url)
                    || text(settings, DISCONNECTED).equals(url);
        }

        @Override
        public boolean isComplete(String url, String chosenToken, Map<String, Object> settings) {
            return text(settings, CONNECTED).equals(url)
                    && text(settings, DISCONNECTED).equals(url);
        }
    }
}
