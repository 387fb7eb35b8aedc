/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The facts about one provider: its addresses, its rates, what it offers, and how it reports errors. */
public sealed interface Dialect permits GreenApiDialect, ZApiDialect {

    /** How long WhatsApp accepts a QR code, at either provider. */
    Duration QR_CODE_LIVES = Duration.ofSeconds(20);

    static Dialect of(Provider provider) {
        return switch (provider) {
            case GREEN_API -> GreenApiDialect.INSTANCE;
            case Z_API -> ZApiDialect.INSTANCE;
        };
    }

    /** The provider's name as it writes it. */
    String title();

    /** The base address of accounts that have none of their own. */
    String apiUrl();

    /** The domains below which all hosts are the provider's own. */
    List<String> domains();

    /**
     * The address of a method.
     *
     * @param tail further segments of the path
     * @return holds the token
     */
    URI address(GreenApiAccount account, String method, List<String> tail, Map<String, String> query);

    /** Whether an instance's id has a form that only this provider uses. */
    boolean claims(String instance);

    /** Whether the notifications that it posts carry a token; otherwise only the webhook's address is secret. */
    boolean sendsWebhookToken();

    /** The instance that a posted notification names; empty when it names none in this provider's way. */
    Optional<String> instanceOf(JsonNode notification);

    /** Why it does not offer an operation, and what to use instead; empty when it offers it. */
    Optional<String> unsupported(String operation);

    /** The socket that sends QR codes; empty when it has none. */
    Optional<LinkSocket> socket();

    /**
     * A socket that sends QR codes.
     *
     * @param method its method, for the address and the pace
     * @param sessionTime after which the provider ends a session itself
     */
    record LinkSocket(String method, Duration sessionTime) {

        /** @return holds the token */
        public URI address(GreenApiAccount account) {
            URI http = Dialect.of(account.provider()).address(account, method, List.of(), Map.of());
            String scheme = "https".equalsIgnoreCase(http.getScheme()) ? "wss" : "ws";
            return URI.create(
                    scheme + http.toString().substring(http.getScheme().length()));
        }
    }

    /** Whether requests carry an account's client token. */
    boolean usesClientToken();

    /** The headers that carry credentials. */
    Map<String, String> headers(GreenApiAccount account);

    /** The error in a reply, if there is one; a status of 200 does not rule it out. */
    Optional<ProviderError> error(Reply reply);

    /** The least time between two calls of this method on one instance, a little above what the provider documents. */
    Duration spacing(String method);

    /** The pause between QR requests when an account is linked by polling. */
    Duration qrInterval();

    /** How many distinct QR codes a session shows; 0 for no bound. */
    int maxQrCodes();

    /**
     * The pause between polls of the state while an account is linked by polling; empty where the reply to the QR
     * request shows the link.
     */
    Optional<Duration> statePollWhileLinking();

    /** The base address of an instance for which the provider names none. */
    default String apiUrlOf(String instance) {
        return apiUrl();
    }

    /** The account's base address without trailing slashes. */
    default String base(GreenApiAccount account) {
        return withoutTrailingSlashes(account.apiUrl() == null ? apiUrl() : account.apiUrl());
    }

    static String withoutTrailingSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    /** The error for a status that a proxy or a redirect sent instead of the provider. */
    static Optional<ProviderError> ofIntermediary(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                Optional.of(new ProviderError(
                        GreenApiError.NOT_FOUND, "the address leads elsewhere; check the option apiUrl"));
            case 407 ->
                Optional.of(new ProviderError(
                        GreenApiError.FORBIDDEN,
                        "the proxy does not accept us; check the options proxyAuthUsername and proxyAuthPassword"));
            default -> Optional.empty();
        };
    }

    /** A segment of a path, encoded. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query with its question mark; empty when there are no parameters. */
    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> segment(parameter.getKey()) + "=" + segment(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
