/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.PlainWord;
import io.github.camelgreenapi.internal.provider.SafeText;
import io.github.camelgreenapi.internal.provider.StateWords;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads GREEN-API's notifications, which are the same in the queue and at the webhook. Types that are not known are
 * read like any other.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/notifications-format/type-webhook/">Types of
 *     notifications</a>
 */
public final class GreenApiNotifications {

    private static final String STATE_CHANGED = "stateInstanceChanged";

    private final GreenApiAccount account;
    private final StateLedger ledger;
    private final Source source;

    public GreenApiNotifications(GreenApiAccount account, StateLedger ledger, Source source) {
        this.account = account;
        this.ledger = ledger;
        this.source = source;
    }

    /**
     * Reads a notification; a change of state is written into the ledger.
     *
     * @param receiptId null when it has none
     * @param now its time if it has none
     */
    public AccountNotification read(JsonNode body, Long receiptId, Instant now) {
        String type = Json.text(body, "typeWebhook").orElse(PlainWord.UNKNOWN);
        Optional<String> state = Json.text(body, "stateInstance");
        String wid = Json.text(body.path("instanceData"), "wid")
                .flatMap(id -> PlainWord.id(account, id))
                .orElse(null);
        Instant at = time(body, now);
        if (type.equals(STATE_CHANGED) && state.isPresent()) {
            StateChanged change = ledger.recordNotification(state(state.get(), wid, at), source);
            return new AccountNotification(type, change.id(), change.at(), receiptId, wid, source, change);
        }
        String other = PlainWord.type(account, type);
        return new AccountNotification(other, id(other, body), at, receiptId, wid, source, JsonBody.map(body));
    }

    private AccountState state(String word, String wid, Instant at) {
        String phone = PhoneNumber.ofWid(wid).map(PhoneNumber::digits).orElse(null);
        String shown = SafeText.of(account, word);
        return new AccountState(account.provider(), account.instance(), at, StateWords.greenApi(word), shown, phone);
    }

    // Sent, delivered and read are notifications of one message with one idMessage.
    private String id(String type, JsonNode body) {
        String own = Json.text(body, "idMessage")
                .flatMap(id -> PlainWord.id(account, id))
                .map(id -> id
                        + Json.text(body, "status")
                                .flatMap(status -> PlainWord.id(account, status))
                                .map(status -> "-" + status)
                                .orElse(""))
                .orElseGet(() -> JsonBody.hash(body));
        return account.provider() + "-" + account.instance() + "-" + type + "-" + own;
    }

    private static Instant time(JsonNode body, Instant otherwise) {
        return Json.seconds(body, "timestamp").orElse(otherwise);
    }
}
