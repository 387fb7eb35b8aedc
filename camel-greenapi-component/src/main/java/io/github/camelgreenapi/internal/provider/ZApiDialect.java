/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Z-API.
 *
 * @see <a href="https://developer.z-api.io/en/">its documentation</a>
 * @see <a href="https://developer.z-api.io/en/security/client-token">Client-Token</a>
 */
final class ZApiDialect implements Dialect {

    static final ZApiDialect INSTANCE = new ZApiDialect();

    private static final String CLIENT_TOKEN_ADVICE =
            "the account security token is missing or wrong; check the option clientToken";

    private static final Map<String, String> UNSUPPORTED = Map.of(
            "clearNotifications",
            "Z-API has no queue of notifications, so there is none to clear; to get no more of them, stop the route of"
                    + " webhook:greenapi:notifications, or clear webhookUrl with greenapi:updateSettings",
            "notifications",
            "Z-API has no queue of notifications; use webhook:greenapi:notifications or greenapi:state",
            "stateHistory",
            "Z-API keeps no history of states; consume greenapi:state to get changes as they happen");

    private ZApiDialect() {}

    @Override
    public String title() {
        return "Z-API";
    }

    @Override
    public String apiUrl() {
        return "https://api.z-api.io";
    }

    @Override
    public List<String> domains() {
        return List.of("z-api.io");
    }

    @Override
    public URI address(GreenApiAccount account, String method, List<String> tail, Map<String, String> query) {
        StringBuilder path = new StringBuilder(base(account))
                .append("/instances/")
                .append(Dialect.segment(account.instance()))
                .append("/token/")
                .append(Dialect.segment(account.apiToken()))
                .append('/')
                .append(method);
        tail.forEach(segment -> path.append('/').append(Dialect.segment(segment)));
        return URI.create(path + Dialect.query(query));
    }

    @Override
    public boolean claims(String instance) {
        return instance.matches("[0-9A-F]{32}");
    }

    @Override
    public boolean sendsWebhookToken() {
        return false;
    }

    @Override
    public Optional<String> instanceOf(JsonNode notification) {
        return Json.text(notification, "instanceId");
    }

    @Override
    public Optional<String> unsupported(String operation) {
        return Optional.ofNullable(UNSUPPORTED.get(operation));
    }

    @Override
    public Optional<LinkSocket> socket() {
        return Optional.empty();
    }

    @Override
    public boolean usesClientToken() {
        return true;
    }

    @Override
    public Map<String, String> headers(GreenApiAccount account) {
        return account.clientToken() == null ? Map.of() : Map.of("Client-Token", account.clientToken());
    }

    @Override
    public Optional<ProviderError> error(Reply reply) {
        JsonNode body = reply.json();
        if (reply.successful() && !isError(body.path("error"))) {
            return Optional.empty();
        }
        String words = Json.text(body, "error", "message").orElse(body.isObject() ? "" : reply.text());
        return byText(words.toLowerCase(Locale.ROOT))
                .or(() -> Dialect.ofIntermediary(reply.status()))
                .or(() -> Optional.of(byStatus(reply.status())));
    }

    private static boolean isError(JsonNode error) {
        return error.isContainerNode()
                ? !error.isEmpty()
                : error.asBoolean() || !error.asText("").matches("\\s*|null|false");
    }

    // The status does not separate these, and each was seen with more than one.
    private static Optional<ProviderError> byText(String error) {
        if (error.contains("client-token")) {
            return Optional.of(new ProviderError(GreenApiError.UNAUTHORIZED, CLIENT_TOKEN_ADVICE));
        }
        if (error.contains("not allowed") && !error.contains("method not allowed")) {
            String before = error.substring(0, error.indexOf("not allowed")).strip();
            boolean address = before.matches("\\[?[0-9a-f]*[.:][0-9a-f.:]+]?");
            return Optional.of(
                    address
                            ? new ProviderError(
                                    GreenApiError.FORBIDDEN,
                                    "this machine's address is not on the account's list of allowed addresses")
                            : new ProviderError(GreenApiError.UNAUTHORIZED, CLIENT_TOKEN_ADVICE));
        }
        if (error.contains("subscribe to this instance") || error.contains("not paid")) {
            return Optional.of(ProviderError.of(GreenApiError.SUBSCRIPTION_EXPIRED));
        }
        if (error.contains("instance not found")) {
            return Optional.of(new ProviderError(
                    GreenApiError.NOT_FOUND, "there is no such instance; check the options instance and apiToken"));
        }
        if (error.contains("already connected")) {
            return Optional.of(ProviderError.of(GreenApiError.ALREADY_LINKED));
        }
        if (error.contains("not connected") || error.contains("restore the session") || error.contains("disconnect")) {
            return Optional.of(ProviderError.of(GreenApiError.NOT_LINKED));
        }
        if (error.equals("not_found")) {
            return Optional.of(
                    new ProviderError(GreenApiError.NOT_FOUND, "there is no such method; check the option apiUrl"));
        }
        if (error.contains("too many requests") || error.contains("rate limit")) {
            return Optional.of(ProviderError.of(GreenApiError.RATE_LIMITED));
        }
        return Optional.empty();
    }

    private static ProviderError byStatus(int status) {
        return switch (status) {
            case 401 ->
                new ProviderError(
                        GreenApiError.UNAUTHORIZED,
                        "the credentials are not accepted; check the options apiToken and clientToken");
            case 403 ->
                new ProviderError(
                        GreenApiError.FORBIDDEN,
                        "access is forbidden; check the options instance, apiToken and clientToken");
            case 404, 405 -> ProviderError.of(GreenApiError.NOT_FOUND);
            case 408, 504 -> ProviderError.of(GreenApiError.TIMEOUT);
            case 429 -> ProviderError.of(GreenApiError.RATE_LIMITED);
            default ->
                ProviderError.of(
                        status >= 400 && status < 500 ? GreenApiError.BAD_REQUEST : GreenApiError.SERVER_ERROR);
        };
    }

    @Override
    public Duration spacing(String method) {
        // Z-API documents no rates; this keeps several callers of one instance from crowding it.
        return Duration.ofMillis(250);
    }

    @Override
    public Duration qrInterval() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int maxQrCodes() {
        return 3;
    }

    @Override
    public Optional<Duration> statePollWhileLinking() {
        return Optional.of(Duration.ofMillis(1_500));
    }
}
