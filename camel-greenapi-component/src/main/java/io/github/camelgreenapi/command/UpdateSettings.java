/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes settings and reads them back until they are in force; secrets in the result are shown as {@code ***}.
 *
 * <p>GREEN-API answers at once, reboots the instance and takes up to five minutes.
 *
 * @param changes by the provider's names
 * @param within how long to read back; zero for not at all
 * @see <a href="https://green-api.com/en/docs/api/account/SetSettings/">GREEN-API: SetSettings</a>
 * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">Z-API: webhooks</a>
 */
public record UpdateSettings(Map<String, Object> changes, Duration within) implements Command<Map<String, Object>> {

    // Reading settings is limited to one call a second, shared with everybody else who asks.
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String CONNECTED = "connectedWebhookUrl";
    private static final String DISCONNECTED = "disconnectedWebhookUrl";
    private static final String BOTH = "webhookUrl";
    private static final List<String> Z_API = List.of(BOTH, CONNECTED, DISCONNECTED);

    public UpdateSettings {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("updateSettings needs a body with at least one setting");
        }
    }

    @Override
    public String operation() {
        return "updateSettings";
    }

    @Override
    public Call<Map<String, Object>> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.post("setSettings", changes, UpdateSettings::saved)
                        .then(saved -> readBack(provider, changes));
            case Z_API -> zApi(provider);
        };
    }

    private static boolean saved(CallReply reply) {
        reply.requireYes("saveSettings");
        return true;
    }

    private Call<Map<String, Object>> zApi(Provider provider) {
        List<String> strange =
                changes.keySet().stream().filter(key -> !Z_API.contains(key)).toList();
        if (!strange.isEmpty()) {
            return new Call.Unsupported<>(
                    "it sets " + String.join(", ", Z_API) + ", but not " + String.join(", ", strange));
        }
        Map<String, Object> urls = new LinkedHashMap<>();
        url(CONNECTED).ifPresent(url -> urls.put("connectedCallbackUrl", url));
        url(DISCONNECTED).ifPresent(url -> urls.put("disconnectedCallbackUrl", url));
        List<Call<Boolean>> updates = new ArrayList<>();
        urls.forEach((setting, url) -> updates.add(RequestCall.put(
                setting.startsWith("connected") ? "update-webhook-connected" : "update-webhook-disconnected",
                Map.of("value", url),
                UpdateSettings::updated)));
        Call<Boolean> all = updates.stream()
                .reduce((first, second) -> first.then(done -> second))
                .orElseThrow();
        return all.then(done -> readBack(provider, urls));
    }

    /** What a webhook's address is to become: its own, else the one for both; null and empty clear it. */
    private Optional<String> url(String setting) {
        return Stream.of(setting, BOTH)
                .filter(changes::containsKey)
                .findFirst()
                .map(key -> Objects.toString(changes.get(key), ""));
    }

    private static boolean updated(CallReply reply) {
        if (Json.no(reply.json(), "value")) {
            throw reply.failure(GreenApiError.SERVER_ERROR);
        }
        return true;
    }

    private Call<Map<String, Object>> readBack(Provider provider, Map<String, Object> expected) {
        if (within.isZero()) {
            return new Call.Answered<>(GetSettings.withoutSecrets(changes));
        }
        return new Call.Until<>(
                        GetSettings.inClear(provider),
                        settings -> inForce(settings, expected),
                        PAUSE,
                        within,
                        GreenApiError.SETTINGS_NOT_APPLIED,
                        "the settings " + String.join(", ", expected.keySet()) + " did not come into force")
                .map(GetSettings::withoutSecrets);
    }

    private static boolean inForce(Map<String, Object> settings, Map<String, Object> expected) {
        return expected.entrySet().stream()
                .allMatch(change -> word(change.getValue()).equals(word(settings.get(change.getKey()))));
    }

    // The same flag is yes/no in one place and true/false in another, and no webhook is "" or null.
    private static String word(Object value) {
        String text = value == null ? "" : value.toString();
        return text.equals("true") ? "yes" : text.equals("false") ? "no" : text;
    }

    /** Hides the values, because one may be a token. */
    @Override
    public String toString() {
        return "UpdateSettings" + changes.keySet();
    }
}
