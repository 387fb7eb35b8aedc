/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;

/**
 * The owner of instances, who creates and deletes them and pays for them.
 *
 * @param url base address of the methods for partners; null for the provider's own
 * @param token secret; it opens all of the partner's instances
 * @param apiUrl base address for instances to which the provider gives none; null for the one that follows from their
 *     id
 * @param clientToken what its instances are used with at Z-API; null for none
 */
public record Partner(Provider provider, String url, String token, String apiUrl, String clientToken) {

    public Partner {
        url = blankToNull(url);
        token = token.strip();
        apiUrl = blankToNull(apiUrl);
        clientToken = blankToNull(clientToken);
    }

    // An account reads its values so, too. An address with a space would fail together with the token, and be quoted
    // with it.
    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The partner's base address without trailing slashes. */
    String base() {
        return Dialect.withoutTrailingSlashes(
                url != null
                        ? url
                        : apiUrl != null ? apiUrl : Dialect.of(provider).apiUrl());
    }

    AccountKey key() {
        // No instance has such an id.
        return new AccountKey(provider, base(), "partner");
    }

    /**
     * An account of this partner.
     *
     * @param told the base address that the provider gave it; null for none
     */
    public GreenApiAccount account(String instance, String apiToken, String told) {
        if (told != null) {
            try {
                return at(told, instance, apiToken);
            } catch (IllegalArgumentException e) {
                // It is no address. The provider has others for the instance.
            }
        }
        return at(apiUrl != null ? apiUrl : Dialect.of(provider).apiUrlOf(instance), instance, apiToken);
    }

    private GreenApiAccount at(String address, String instance, String apiToken) {
        return new GreenApiAccount(provider, instance, address, apiToken, clientToken, Map.of());
    }

    /** The tokens are hidden. */
    @Override
    public String toString() {
        return "Partner[" + provider + "]";
    }
}
