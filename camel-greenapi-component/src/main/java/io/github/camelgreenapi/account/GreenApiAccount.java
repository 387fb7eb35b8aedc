/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;

/**
 * One instance at a provider, with the credentials to use it.
 *
 * @param apiUrl base address; null for the provider's own
 * @param clientToken Z-API's account security token; null when the feature is off
 * @param metadata echoed on every exchange of this account as headers {@code CamelGreenApiMeta.<key>}; never null
 */
public record GreenApiAccount(
        Provider provider,
        String instance,
        String apiUrl,
        String apiToken,
        String clientToken,
        Map<String, String> metadata) {

    private static final int HIGHEST_PORT = 65_535;

    public GreenApiAccount {
        Objects.requireNonNull(provider, "provider");
        instance = required("instance", instance);
        apiToken = required("apiToken", apiToken);
        apiUrl = address(blankToNull(apiUrl));
        clientToken = blankToNull(clientToken);
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    }

    private static String required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("An account needs a value for " + name);
        }
        return value.strip();
    }

    // Checked here, because a wrong address would fail only together with the token in its path, and be quoted with it.
    private static String address(String apiUrl) {
        if (apiUrl == null) {
            return null;
        }
        try {
            URI uri = new URI(apiUrl);
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            boolean reachable = uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT;
            if (bare && reachable && apiUrl.matches("(?i)https?:.*")) {
                return apiUrl;
            }
        } catch (URISyntaxException e) {
            // Its message would quote the address.
        }
        throw new IllegalArgumentException(
                "The apiUrl of an account must be an http or https address without user, query "
                        + "or fragment, for example https://api.example.com");
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Names the account; the tokens are hidden. */
    @Override
    public String toString() {
        return provider + ":" + instance;
    }
}
