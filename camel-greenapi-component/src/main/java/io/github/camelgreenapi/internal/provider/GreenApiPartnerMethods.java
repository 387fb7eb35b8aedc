/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * GREEN-API's methods for partners. They report most errors with status 200.
 *
 * @see <a href="https://green-api.com/en/docs/partners/">Partner methods</a>
 */
public record GreenApiPartnerMethods(Partner partner) implements ProviderMethods {

    private static final ProviderError WRONG_TOKEN =
            new ProviderError(GreenApiError.UNAUTHORIZED, "the partnerToken is not accepted; check it");
    private static final ProviderError WRONG_ADDRESS = new ProviderError(
            GreenApiError.NOT_FOUND, "there is no such method at this address; check the option partnerUrl");

    @Override
    public AccountKey key() {
        return partner.key();
    }

    @Override
    public URI address(String method, List<String> tail, Map<String, String> query) {
        StringBuilder path = new StringBuilder(partner.base())
                .append("/partner/")
                .append(method)
                .append('/')
                .append(Dialect.segment(partner.token()));
        tail.forEach(segment -> path.append('/').append(Dialect.segment(segment)));
        return URI.create(path + Dialect.query(query));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    /**
     * The content of a reply, which some gateways leave in the envelope {@code result}, {@code data}, {@code error}.
     */
    public static JsonNode content(Reply reply) {
        JsonNode body = reply.json();
        if (!body.has("result") || !body.has("data") && !body.has("error")) {
            return body;
        }
        return body.path("error").isEmpty() ? body.path("data") : body.path("error");
    }

    /** The code in a reply's content; empty when there is none. */
    public static Optional<String> code(Reply reply) {
        return Json.text(content(reply), "code");
    }

    @Override
    public Optional<ProviderError> error(Reply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        if (text.contains("no free instances")) {
            return Optional.of(ProviderError.NO_FREE_INSTANCE);
        }
        if (text.contains("error saving")) {
            return Optional.of(ProviderError.of(GreenApiError.SERVER_ERROR));
        }
        if (!reply.successful()) {
            return Dialect.ofIntermediary(reply.status()).or(() -> Optional.of(byStatus(reply.status())));
        }
        return Json.text(content(reply), "description").isEmpty()
                ? Optional.empty()
                : code(reply).map(GreenApiPartnerMethods::byCode);
    }

    private static ProviderError byCode(String code) {
        return switch (code) {
            case "401" -> WRONG_TOKEN;
            case "403" -> ProviderError.of(GreenApiError.FORBIDDEN);
            case "404" -> new ProviderError(GreenApiError.NOT_FOUND, "there is no such instance");
            case "429" -> ProviderError.of(GreenApiError.RATE_LIMITED);
            default -> ProviderError.of(GreenApiError.SERVER_ERROR);
        };
    }

    private static ProviderError byStatus(int status) {
        return switch (status) {
            case 401 -> WRONG_TOKEN;
            case 403 ->
                new ProviderError(
                        GreenApiError.FORBIDDEN,
                        "access is forbidden; check the option partnerToken, and that the console's account is a partner's");
            case 404, 405 -> WRONG_ADDRESS;
            case 408, 504 -> ProviderError.of(GreenApiError.TIMEOUT);
            case 429 -> ProviderError.of(GreenApiError.RATE_LIMITED);
            default -> ProviderError.of(status >= 500 ? GreenApiError.SERVER_ERROR : GreenApiError.BAD_REQUEST);
        };
    }
}
