/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks for the notification at the head of the instance's queue, waiting for one if the queue is empty.
 *
 * @param hold how long the provider may wait, 5 to 60 seconds
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/ReceiveNotification/">GREEN-API:
 *     ReceiveNotification</a>
 */
public record ReceiveNotification(Duration hold) implements Command<Optional<ReceiveNotification.Notification>> {

    /**
     * A notification; it stays at the head of the queue until it is deleted.
     *
     * @param receiptId names it for {@link DeleteNotification}
     * @param body as the provider sent it
     */
    public record Notification(long receiptId, JsonNode body) {

        /** The body is hidden. */
        @Override
        public String toString() {
            return "Notification[" + receiptId + "]";
        }
    }

    private static final int NOTHING_CAME = 408;

    @Override
    public String operation() {
        return "notifications";
    }

    @Override
    public Call<Optional<Notification>> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.read("receiveNotification", ReceiveNotification::read)
                        .where("receiveTimeout", hold.toSeconds())
                        .acceptingErrors()
                        .holding(hold);
            case Z_API -> unsupported(provider);
        };
    }

    private static Optional<Notification> read(CallReply answer) {
        boolean idle = answer.reply().status() == NOTHING_CAME
                || answer.reply().successful()
                        && (answer.json().isNull() || answer.reply().text().isEmpty());
        if (idle) {
            return Optional.empty();
        }
        if (answer.error() != null) {
            throw answer.error();
        }
        String receipt = Json.text(answer.object(), "receiptId").orElse("");
        if (!receipt.matches("-?\\d{1,18}")) {
            throw answer.failure(GreenApiError.GARBLED_REPLY);
        }
        return Optional.of(
                new Notification(Long.parseLong(receipt), answer.json().path("body")));
    }
}
