/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Deletes all notifications that wait in the instance's queue; nobody receives them any more.
 *
 * @see <a href="https://green-api.com/en/docs/api/queues/ClearWebhooksQueue/">GREEN-API: ClearWebhooksQueue</a>
 */
public record ClearNotifications() implements Command<ClearNotifications.NotificationsCleared> {

    /** The queue is empty. */
    public record NotificationsCleared(Provider provider, String instance, Instant at) implements Report {

        @Override
        public String type() {
            return "clearNotifications";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }
    }

    @Override
    public String operation() {
        return "clearNotifications";
    }

    @Override
    public Call<NotificationsCleared> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.delete("clearWebhooksQueue", ClearNotifications::read)
                        .once();
            case Z_API -> unsupported(provider);
        };
    }

    private static NotificationsCleared read(CallReply reply) {
        if (!Json.no(reply.object(), "isCleared")) {
            reply.requireYes("isCleared");
            return new NotificationsCleared(reply.provider(), reply.instance(), reply.at());
        }
        String reason = Json.text(reply.json(), "reason").orElse("").toLowerCase(Locale.ROOT);
        if (reason.contains("too many")) {
            throw tooEarly(reply);
        }
        if (reason.contains("url")) {
            throw reply.failure(ProviderError.POSTED_TO_A_WEBHOOK);
        }
        throw reply.failure(GreenApiError.SERVER_ERROR);
    }

    // Once a minute; a second request too early is answered with 200 and the seconds that are left.
    private static GreenApiException tooEarly(CallReply reply) {
        GreenApiException refusal = reply.failure(GreenApiError.RATE_LIMITED);
        int seconds = reply.json().path("leftTime").asInt();
        return new GreenApiException(
                refusal.kind(),
                refusal.getMessage(),
                refusal.statusCode(),
                seconds > 0 ? Duration.ofSeconds(seconds) : null,
                refusal.instance(),
                refusal.operation());
    }
}
