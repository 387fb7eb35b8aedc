/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which of a provider's settings make it send its notifications to an address, and which keep it from that. */
sealed interface WebhookSettings {

    static WebhookSettings of(Provider provider) {
        return switch (provider) {
            case GREEN_API -> new OneAddress();
            case Z_API -> new AnAddressForEach();
        };
    }

    /** The changes that have it send to the address, with the token where it sends one. */
    Map<String, Object> to(String url, String token);

    /** The changes that have it send nowhere. */
    Map<String, Object> none();

    /** The changes that bring these settings back. */
    Map<String, Object> back(Map<String, Object> settings);

    /** Whether it sends anything to the address. */
    boolean reach(String url, Map<String, Object> settings);

    /** Whether it sends all there that it should, and the token, if one was chosen. */
    boolean complete(String url, String chosenToken, Map<String, Object> settings);

    /** What a setting holds; empty when it is not there. */
    static String text(Map<String, Object> settings, String name) {
        Object value = settings.get(name);
        return value == null ? "" : value.toString();
    }

    /**
     * GREEN-API's.
     *
     * @see <a href="https://green-api.com/en/docs/api/account/SetSettings/">SetSettings</a>
     */
    record OneAddress() implements WebhookSettings {

        @Override
        public Map<String, Object> to(String url, String token) {
            return Map.of("webhookUrl", url, "webhookUrlToken", token, "stateWebhook", "yes");
        }

        @Override
        public Map<String, Object> none() {
            return Map.of("webhookUrl", "", "webhookUrlToken", "");
        }

        @Override
        public Map<String, Object> back(Map<String, Object> settings) {
            Map<String, Object> back = new LinkedHashMap<>();
            back.put("webhookUrl", text(settings, "webhookUrl"));
            back.put("webhookUrlToken", text(settings, "webhookUrlToken"));
            back.put("stateWebhook", settings.getOrDefault("stateWebhook", "no"));
            return back;
        }

        @Override
        public boolean reach(String url, Map<String, Object> settings) {
            return text(settings, "webhookUrl").equals(url);
        }

        @Override
        public boolean complete(String url, String chosenToken, Map<String, Object> settings) {
            String token = text(settings, "webhookUrlToken");
            return reach(url, settings)
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
    record AnAddressForEach() implements WebhookSettings {

        private static final String CONNECTED = "connectedCallbackUrl";
        private static final String DISCONNECTED = "disconnectedCallbackUrl";

        @Override
        public Map<String, Object> to(String url, String token) {
            return Map.of("connectedWebhookUrl", url, "disconnectedWebhookUrl", url);
        }

        @Override
        public Map<String, Object> none() {
            return to("", "");
        }

        @Override
        public Map<String, Object> back(Map<String, Object> settings) {
            return Map.of(
                    "connectedWebhookUrl", text(settings, CONNECTED),
                    "disconnectedWebhookUrl", text(settings, DISCONNECTED));
        }

        @Override
        public boolean reach(String url, Map<String, Object> settings) {
            return text(settings, CONNECTED).equals(url)
                    || text(settings, DISCONNECTED).equals(url);
        }

        @Override
        public boolean complete(String url, String chosenToken, Map<String, Object> settings) {
            return text(settings, CONNECTED).equals(url)
                    && text(settings, DISCONNECTED).equals(url);
        }
    }
}
