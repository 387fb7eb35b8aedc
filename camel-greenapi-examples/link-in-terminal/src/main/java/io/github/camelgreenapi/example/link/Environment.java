/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import java.util.Optional;

/** The real account that environment variables name, so that its tokens are in no command line. */
record Environment(Map<String, String> variables) {

    /** The account at this provider; empty when none is named. */
    Optional<GreenApiAccount> account(Provider provider) {
        return switch (provider) {
            case GREEN_API -> account(provider, "GREENAPI_INSTANCE", "GREENAPI_API_TOKEN", null, "GREENAPI_API_URL");
            case Z_API -> account(provider, "ZAPI_INSTANCE", "ZAPI_TOKEN", "ZAPI_CLIENT_TOKEN", "ZAPI_API_URL");
        };
    }

    private Optional<GreenApiAccount> account(
            Provider provider, String instance, String token, String clientToken, String url) {
        if (get(instance) == null && get(token) == null) {
            return Optional.empty();
        }
        for (String needed : new String[] {instance, token}) {
            if (get(needed) == null) {
                throw new IllegalArgumentException("The environment variable " + needed + " is missing; set " + instance
                        + " and " + token + ", or neither of them to use the simulator");
            }
        }
        return Optional.of(new GreenApiAccount(
                provider,
                get(instance),
                get(url),
                get(token),
                clientToken == null ? null : get(clientToken),
                Map.of()));
    }

    private String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The values are hidden. */
    @Override
    public String toString() {
        return "Environment";
    }
}
