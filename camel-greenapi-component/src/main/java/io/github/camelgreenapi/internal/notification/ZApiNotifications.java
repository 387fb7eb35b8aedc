/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.PlainWord;
import io.github.camelgreenapi.internal.provider.SafeText;
import io.github.camelgreenapi.internal.provider.StateWords;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads what Z-API posts to webhooks. A claimed change of state is a {@link StateChanged} only when the account's state
 * confirms it, because nothing else proves who posted it; otherwise the claim is passed on unchanged.
 *
 * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">On connected</a>
 * @see <a href="https://developer.z-api.io/en/webhooks/on-whatsapp-disconnected">On disconnected</a>
 */
public final class ZApiNotifications {

    private static final String CONNECTED = "ConnectedCallback";
    private static final String DISCONNECTED = "DisconnectedCallback";
    // A smaller number counts seconds: as milliseconds it would lie in the early seventies.
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;
    private static final Duration OLDEST = Duration.ofDays(2);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final GreenApiAccount account;
    private final StateLedger ledger;
    private final Resources resources;
    private final Duration timeout;

    public ZApiNotifications(GreenApiAccount account, StateLedger ledger, Resources resources, Duration timeout) {
        this.account = account;
        this.ledger = ledger;
        this.resources = resources;
        this.timeout = timeout;
    }

    /** Reads a notification; fails when the state that should confirm it cannot be had. */
    public CompletionStage<AccountNotification> read(JsonNode body) {
        Instant now = resources.timer().now();
        String type = Json.text(body, "type").orElse(PlainWord.UNKNOWN);
        Instant at = time(body, now);
        if (!type.equals(CONNECTED) && !type.equals(DISCONNECTED)) {
            return CompletableFuture.completedFuture(raw(type, body, at));
        }
        return resources.executor().execute(account, new GetState(), timeout).thenApply(state -> {
            boolean linked = StateWords.isLinked(state.value());
            return linked == type.equals(CONNECTED) ? changed(type, body, at, state) : raw(type, body, at);
        });
    }

    private AccountNotification changed(String type, JsonNode body, Instant at, AccountState state) {
        String phone = Json.text(body, "phone")
                .flatMap(PhoneNumber::ofWid)
                .map(PhoneNumber::digits)
                .orElse(null);
        String raw = Json.text(body, "error")
                .map(words -> SafeText.of(account, words))
                .orElse(state.raw());
        StateChanged change = ledger.recordNotification(
                new AccountState(account.provider(), account.instance(), at, state.value(), raw, phone),
                Source.webhook);
        String wid = phone == null ? null : phone + "@c.us";
        return new AccountNotification(type, change.id(), change.at(), null, wid, Source.webhook, change);
    }

    private AccountNotification raw(String claimed, JsonNode body, Instant at) {
        String type = PlainWord.type(account, claimed);
        String own = Json.text(body, "messageId", "id")
                        .flatMap(id -> PlainWord.id(account, id))
                        .map(id -> id + "-")
                        .orElse("")
                + JsonBody.hash(body);
        String id = account.provider() + "-" + account.instance() + "-" + type + "-" + own;
        return new AccountNotification(type, id, at, null, null, Source.webhook, JsonBody.map(body));
    }

    /** The provider spells the member so. It counts seconds or milliseconds, and is not always a time. */
    private static Instant time(JsonNode body, Instant now) {
        String text = Json.text(body, "momment").orElse("");
        if (!text.matches("\\d{1,15}")) {
            return now;
        }
        long number = Long.parseLong(text);
        Instant at = number < LEAST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        boolean plausible = at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD));
        return plausible ? at : now;
    }
}
