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
 * GREEN-API.
 *
 * @see <a href="https://green-api.com/en/docs/api/">its documentation</a>
 * @see <a href="https://green-api.com/en/docs/api/common-errors/">Common errors</a>
 * @see <a href="https://green-api.com/en/docs/api/ratelimiter/">Rate limits</a>
 */
final class GreenApiDialect implements Dialect {

    static final GreenApiDialect INSTANCE = new GreenApiDialect();

    private static final int QUOTA = 466;
    private static final int CLIENT_GAVE_UP = 499;

    // The provider ends a session after "100 seconds".
    private static final LinkSocket SOCKET = new LinkSocket("scanqrcode", Duration.ofSeconds(100));

    private GreenApiDialect() {}

    @Override
    public String title() {
        return "GREEN-API";
    }

    @Override
    public String apiUrl() {
        return "https://api.green-api.com";
    }

    @Override
    public List<String> domains() {
        return List.of("green-api.com", "greenapi.com");
    }

    /**
     * The first four digits of an id name the pool that serves it.
     *
     * @see <a href="https://green-api.com/en/docs/api/recommendations/using-green-api-hosts/">Hosts</a>
     */
    @Override
    public String apiUrlOf(String instance) {
        return instance.matches("\\d{5,}") ? "https://" + instance.substring(0, 4) + ".api.greenapi.com" : apiUrl();
    }

    @Override
    public URI address(GreenApiAccount account, String method, List<String> tail, Map<String, String> query) {
        StringBuilder path = new StringBuilder(base(account))
                .append("/waInstance")
                .append(Dialect.segment(account.instance()))
                .append('/')
                .append(method)
                .append('/')
                .append(Dialect.segment(account.apiToken()));
        tail.forEach(segment -> path.append('/').append(Dialect.segment(segment)));
        return URI.create(path + Dialect.query(query));
    }

    @Override
    public boolean claims(String instance) {
        // Ten or twelve digits could be anything.
        return false;
    }

    @Override
    public boolean sendsWebhookToken() {
        return true;
    }

    @Override
    public Optional<String> instanceOf(JsonNode notification) {
        return Json.text(notification.path("instanceData"), "idInstance");
    }

    @Override
    public Optional<String> unsupported(String operation) {
        return Optional.empty();
    }

    @Override
    public Optional<LinkSocket> socket() {
        return Optional.of(SOCKET);
    }

    @Override
    public boolean usesClientToken() {
        return false;
    }

    @Override
    public Map<String, String> headers(GreenApiAccount account) {
        return Map.of();
    }

    @Override
    public Optional<ProviderError> error(Reply reply) {
        if (reply.successful()) {
            return hiddenError(reply.json());
        }
        return Dialect.ofIntermediary(reply.status()).or(() -> Optional.of(refusal(reply)));
    }

    private static ProviderError refusal(Reply reply) {
        return switch (reply.status()) {
            case 400 -> badRequest(reply.text().toLowerCase(Locale.ROOT));
            case 401 ->
                new ProviderError(
                        GreenApiError.UNAUTHORIZED,
                        "the apiToken is not accepted; check it, or wait if the instance was created just now");
            case 403 ->
                new ProviderError(
                        GreenApiError.FORBIDDEN, "access is forbidden; check the options instance and apiUrl");
            case 404, 405 ->
                new ProviderError(
                        GreenApiError.NOT_FOUND, "there is no such instance or method; check the option apiUrl");
            case 408, CLIENT_GAVE_UP, 504 -> ProviderError.of(GreenApiError.TIMEOUT);
            case 429 -> ProviderError.of(GreenApiError.RATE_LIMITED);
            case QUOTA -> ProviderError.of(GreenApiError.QUOTA_EXCEEDED);
            default -> ProviderError.of(reply.status() >= 500 ? GreenApiError.SERVER_ERROR : GreenApiError.BAD_REQUEST);
        };
    }

    // Some methods answer 200 and say in the body that they failed.
    private static Optional<ProviderError> hiddenError(JsonNode body) {
        if (Json.no(body, "status") && Json.text(body, "reason").isPresent()) {
            return Optional.of(
                    badRequest(Json.text(body, "reason").orElseThrow().toLowerCase(Locale.ROOT)));
        }
        if (Json.text(body, "description").isEmpty()) {
            return Optional.empty();
        }
        return Json.text(body, "code").filter(code -> code.matches("\\d{3}")).map(code -> switch (code) {
            case "401" -> ProviderError.of(GreenApiError.UNAUTHORIZED);
            case "403" -> ProviderError.of(GreenApiError.FORBIDDEN);
            case "404" -> ProviderError.of(GreenApiError.NOT_FOUND);
            default -> ProviderError.of(GreenApiError.SERVER_ERROR);
        });
    }

    // Only the text distinguishes one 400 from another.
    private static ProviderError badRequest(String text) {
        if (text.contains("starting process")) {
            return ProviderError.of(GreenApiError.INSTANCE_STARTING);
        }
        // A caller that links knows that no account is linked; for that caller it can only be the start.
        if (text.contains("starting or not authorized")) {
            return new ProviderError(
                    GreenApiError.INSTANCE_STARTING, "the instance is starting, or no account is linked");
        }
        if (text.contains("not authorized")) {
            return ProviderError.of(GreenApiError.NOT_LINKED);
        }
        if (text.contains("expired")) {
            return new ProviderError(
                    GreenApiError.SUBSCRIPTION_EXPIRED,
                    "the instance's subscription has expired; renew it, or wait if it was created just now");
        }
        if (text.contains("is deleted")) {
            return new ProviderError(GreenApiError.NOT_FOUND, "the instance is deleted");
        }
        if (text.contains("custom webhook url is set")) {
            return ProviderError.POSTED_TO_A_WEBHOOK;
        }
        return ProviderError.of(GreenApiError.BAD_REQUEST);
    }

    /** What the text of a {@code type: error} answer means. */
    static GreenApiError linkError(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("has auth") || text.contains("log out")) {
            return GreenApiError.LOGOUT_REQUIRED;
        }
        if (text.contains("already authorized")) {
            return GreenApiError.ALREADY_LINKED;
        }
        if (text.contains("starting")) {
            return GreenApiError.INSTANCE_STARTING;
        }
        return GreenApiError.SERVER_ERROR;
    }

    @Override
    public Duration spacing(String method) {
        return switch (method) {
            case "qr" -> Duration.ofMillis(350);
            case "receiveNotification", "deleteNotification" -> Duration.ofMillis(11);
            case "getAuthorizationCode" -> Duration.ofMillis(250);
            case "clearWebhooksQueue" -> Duration.ofSeconds(61);
            default -> Duration.ofMillis(1_050);
        };
    }

    @Override
    public Duration qrInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int maxQrCodes() {
        return 0;
    }

    @Override
    public Optional<Duration> statePollWhileLinking() {
        return Optional.empty();
    }
}
