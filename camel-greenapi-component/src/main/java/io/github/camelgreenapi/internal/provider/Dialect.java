/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

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

/** The facts about one provider: where it is, how it wants to be asked, how often, and how it complains. */
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

    /**
     * The address of a method.
     *
     * @param tail further segments of the path
     * @return holds the token
     */
    URI address(GreenApiAccount account, String method, List<String> tail, Map<String, String> query);

    /** Whether what it posts to a webhook carries a token; otherwise the webhook's address is all that is secret. */
    boolean sendsWebhookToken();

    /** Whether it has a socket that tells QR codes. */
    boolean hasSocket();

    /** The address of the socket that tells QR codes; empty when the provider has none. */
    Optional<URI> socket(GreenApiAccount account);

    /** The headers that carry credentials. */
    Map<String, String> headers(GreenApiAccount account);

    /** What a reply complains of, if it does; a status of 200 is no promise. */
    Optional<ProviderError> complaint(Reply reply);

    /** The least time between two calls of this method on one instance, a little above what the provider documents. */
    Duration spacing(String method);

    /** The pause between QR requests when an account is linked by polling. */
    Duration qrInterval();

    /** How many distinct QR codes a session shows; 0 for no bound. */
    int maxQrCodes();

    /**
     * The pause between looks at the state while an account is linked by polling; empty where the QR request tells it.
     */
    Optional<Duration> lookWhileLinking();

    /** The account's base address without trailing slashes. */
    default String base(GreenApiAccount account) {
        return (account.apiUrl() == null ? apiUrl() : account.apiUrl()).replaceFirst("/+$", "");
    }

    /** What it means that somebody on the way answered, rather than the provider; the same at every provider. */
    static Optional<ProviderError> onTheWay(int status) {
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
