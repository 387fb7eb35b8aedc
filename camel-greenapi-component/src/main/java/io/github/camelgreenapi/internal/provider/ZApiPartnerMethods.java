/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Z-API's methods for integrators: those that begin with {@code instances} concern all instances, the others one.
 *
 * @param account null when no one instance is concerned
 * @see <a href="https://developer.z-api.io/en/partner/create-instance">Integrators</a>
 */
record ZApiPartnerMethods(Partner partner, GreenApiAccount account) implements ProviderMethods {

    @Override
    public AccountKey key() {
        return partner.key();
    }

    @Override
    public URI address(String method, List<String> tail, Map<String, String> query) {
        StringBuilder path = new StringBuilder(partner.base()).append('/');
        if (!method.startsWith("instances")) {
            path.append("instances/")
                    .append(Dialect.segment(account.instance()))
                    .append("/token/")
                    .append(Dialect.segment(account.apiToken()))
                    .append('/');
        }
        path.append(method);
        tail.forEach(segment -> path.append('/').append(Dialect.segment(segment)));
        return URI.create(path + Dialect.query(query));
    }

    /** Z-API asks not to send the account security token with these. */
    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + partner.token());
    }

    @Override
    public Optional<ProviderError> error(Reply reply) {
        JsonNode body = reply.json();
        String words = Json.text(body, "error", "message").orElse("").toLowerCase(Locale.ROOT);
        if (reply.successful() && words.isEmpty()) {
            return Optional.empty();
        }
        if (words.contains("instance not found")) {
            return Optional.of(new ProviderError(GreenApiError.NOT_FOUND, "there is no such instance"));
        }
        if (words.equals("not_found")) {
            return Optional.of(byStatus(404));
        }
        return Dialect.ofIntermediary(reply.status()).or(() -> Optional.of(byStatus(reply.status())));
    }

    private static ProviderError byStatus(int status) {
        return switch (status) {
            case 401, 403 ->
                new ProviderError(GreenApiError.UNAUTHORIZED, "the partnerToken is not accepted; check it");
            case 404, 405 ->
                new ProviderError(
                        GreenApiError.NOT_FOUND,
                        "there is no such method at this address; check the option partnerUrl");
            case 408, 504 -> ProviderError.of(GreenApiError.TIMEOUT);
            case 429 -> ProviderError.of(GreenApiError.RATE_LIMITED);
            default -> ProviderError.of(status >= 500 ? GreenApiError.SERVER_ERROR : GreenApiError.BAD_REQUEST);
        };
    }
}
