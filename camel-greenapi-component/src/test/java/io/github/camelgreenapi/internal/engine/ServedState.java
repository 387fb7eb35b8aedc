/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.state.StateChangeFeed;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The state of one account as its route is told of it, from the begin of the service to its end. */
final class ServedState {

    static final Duration INTERVAL = Duration.ofSeconds(30);

    private final GreenApiAccount account;
    private final StateChangeFeed feed;
    private final BooleanSupplier routeFails;
    private final Consumer<String> broken;
    private String told = "nothing";
    private boolean ended;

    ServedState(
            GreenApiAccount account,
            StateLedger ledger,
            Resources resources,
            BooleanSupplier routeFails,
            Consumer<String> broken) {
        this.account = account;
        this.routeFails = routeFails;
        this.broken = broken;
        this.feed = new StateChangeFeed(
                account,
                StateFixture.policy(INTERVAL),
                ledger,
                resources,
                AccountMemory.NONE,
                this::tell,
                failure -> {});
        feed.start();
    }

    GreenApiAccount account() {
        return account;
    }

    /** What was told last, in the provider's word. */
    String told() {
        return told;
    }

    private CompletionStage<Void> tell(StateChanged change) {
        if (ended || !change.instance().equals(account.instance())) {
            broken.accept(change + " to " + account.instance() + (ended ? " after its end" : ""));
        }
        if (routeFails.getAsBoolean()) {
            return CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        }
        told = change.current().raw();
        return CompletableFuture.completedFuture(null);
    }

    /** @param really whether it stops, as every service must */
    void end(boolean really) {
        ended = true;
        if (really) {
            feed.stop();
        }
    }
}
