/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.state.StateLedger;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the notifications that providers post to webhooks. */
public record WebhookNotifications(StateLedgers ledgers, Resources resources) {

    // The provider waits for the reply, so the state that confirms a claim must come soon.
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    /** Drops what is recorded of a removed account. */
    public void forget(GreenApiAccount account) {
        ledgers.forget(account);
    }

    /** Fails when a state that must be confirmed cannot be polled. */
    public CompletionStage<AccountNotification> read(GreenApiAccount account, JsonNode body) {
        StateLedger ledger = ledgers.of(account);
        return switch (account.provider()) {
            case GREEN_API ->
                CompletableFuture.completedFuture(new GreenApiNotifications(account, ledger, Source.webhook)
                        .read(body, null, resources.timer().now()));
            case Z_API -> new ZApiNotifications(account, ledger, resources, CONFIRMATION).read(body);
        };
    }
}
