/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gets the instance's settings under the provider's names; secrets are shown as {@code ***}.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetSettings/">GREEN-API: GetSettings</a>
 * @see <a href="https://developer.z-api.io/en/instance/me">Z-API: Instance data</a>
 */
public record GetSettings() implements Command<Map<String, Object>> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SECRETS = Set.of("webhookUrlToken", "token", "clientToken");

    @Override
    public String operation() {
        return "settings";
    }

    @Override
    public Call<Map<String, Object>> on(Provider provider) {
        return inClear(provider).map(GetSettings::withoutSecrets);
    }

    /** The settings with their secrets, for reading back what was written. */
    public static Call<Map<String, Object>> inClear(Provider provider) {
        return switch (provider) {
            case GREEN_API -> RequestCall.read("getSettings", GetSettings::members);
            case Z_API -> RequestCall.read("me", GetSettings::members);
        };
    }

    private static Map<String, Object> members(CallReply reply) {
        return JSON.convertValue(reply.object(), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    static Map<String, Object> withoutSecrets(Map<String, Object> settings) {
        Map<String, Object> shown = new LinkedHashMap<>(settings);
        SECRETS.forEach(secret -> shown.computeIfPresent(secret, (name, value) -> "".equals(value) ? value : "***"));
        return shown;
    }
}
