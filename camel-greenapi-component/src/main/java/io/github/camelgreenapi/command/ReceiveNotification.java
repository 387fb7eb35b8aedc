/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gets the notification at the head of the instance's queue, and waits for one if the queue is empty.
 *
 * @param hold how long the provider may wait, 5 to 60 seconds
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/ReceiveNotification/">GREEN-API:
 *     ReceiveNotification</a>
 */
public record ReceiveNotification(Duration hold) implements Command<Optional<ReceiveNotification.Notification>> {

    /**
     * A notification; it stays at the head of the queue until it is deleted.
     *
     * @param receipt names it for {@link DeleteNotification}
     * @param body as the provider sent it; the text of the reply, or the beginning of it, when the notification cannot
     *     be read
     * @param readable false when the reply is too large or nested too deep
     */
    public record Notification(String receipt, JsonNode body, boolean readable) {

        /** The receipt as a number; null when it has more than 18 digits. */
        public Long receiptId() {
            return receipt.matches("-?\\d{1,18}") ? Long.valueOf(receipt) : null;
        }

        /** The body is hidden. */
        @Override
        public String toString() {
            return "Notification[" + receipt + "]";
        }
    }

    private static final int NOTHING_CAME = 408;
    private static final Pattern RECEIPT = Pattern.compile("-?\\d{1,100}");
    // To find the receipt in what is too large to be kept as a tree; it skips over the rest.
    private static final JsonFactory WITHOUT_BOUNDS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

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
                        .salvaging(ReceiveNotification::unreadable)
                        .holding(hold);
            case Z_API -> unsupported(provider);
        };
    }

    private static Optional<Notification> read(CallReply reply) {
        boolean idle = reply.http().status() == NOTHING_CAME
                || reply.http().successful()
                        && (reply.json().isNull() || reply.http().text().isEmpty());
        if (idle) {
            return Optional.empty();
        }
        if (reply.error() != null) {
            throw reply.error();
        }
        if (reply.http().isTooLargeATree()) {
            return unreadable(reply);
        }
        String receipt = Json.text(reply.object(), "receiptId").orElse("");
        if (!RECEIPT.matcher(receipt).matches()) {
            throw reply.failure(GreenApiError.GARBLED_REPLY);
        }
        return Optional.of(new Notification(receipt, reply.json().path("body"), true));
    }

    /**
     * A notification that would otherwise block the queue for ever, as text; it can be deleted if its receipt is there.
     */
    private static Optional<Notification> unreadable(CallReply reply) {
        String text = reply.http().text();
        return Optional.of(receipt(text)
                .map(receipt -> new Notification(receipt, TextNode.valueOf(text), false))
                .orElseThrow(() -> reply.failure(GreenApiError.GARBLED_REPLY)));
    }

    private static Optional<String> receipt(String text) {
        try (JsonParser json = WITHOUT_BOUNDS.createParser(text)) {
            boolean member = json.nextToken() == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME;
            while (member) {
                boolean found = json.currentName().equals("receiptId");
                boolean scalar = json.nextToken().isScalarValue();
                if (found) {
                    return Optional.of(scalar ? json.getText() : "").filter(RECEIPT.asMatchPredicate());
                }
                json.skipChildren();
                member = json.nextToken() == JsonToken.FIELD_NAME;
            }
        } catch (IOException e) {
            // The reply ends, or stops being JSON, before the receipt.
        }
        return Optional.empty();
    }
}
