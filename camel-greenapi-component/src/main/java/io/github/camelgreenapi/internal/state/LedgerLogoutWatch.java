/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.link.LogoutWatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Polls the states of linked accounts until a poll finds them logged out. */
public final class LedgerLogoutWatch implements LogoutWatch {

    private final StateLedgers ledgers;
    private final StatePolicy policy;
    private final Resources resources;

    public LedgerLogoutWatch(StateLedgers ledgers, StatePolicy policy, Resources resources) {
        this.ledgers = ledgers;
        this.policy = policy;
        this.resources = resources;
    }

    @Override
    public Cancellable watch(GreenApiAccount account, Runnable loggedOut) {
        StateLedger ledger = ledgers.of(account);
        // Failed polls are retried. They are not reported here: the linking that follows a logout reports them.
        StatePoller poller = new StatePoller(account, ledger, policy, resources, failure -> {});
        Subscription subscription = new Subscription(ledger, poller, loggedOut);
        ledger.addListener(Long.MAX_VALUE, subscription);
        // Right after a link the provider may still report the old state.
        poller.start(policy.interval());
        return subscription;
    }

    private static final class Subscription implements StateLedger.Listener, Cancellable {

        private final StateLedger ledger;
        private final StatePoller poller;
        private final Runnable loggedOut;
        private final AtomicBoolean ended = new AtomicBoolean();

        Subscription(StateLedger ledger, StatePoller poller, Runnable loggedOut) {
            this.ledger = ledger;
            this.poller = poller;
            this.loggedOut = loggedOut;
        }

        @Override
        public void changed(RecordedChange change) {
            // Only a poll is certain, because a notification may be old.
            if (change.change().source() != StateChanged.Source.poll) {
                poller.pollNow();
            }
        }

        @Override
        public void polled(AccountState state, RecordedChange latest) {
            if (state.value() == AccountState.Value.NOT_AUTHORIZED && end()) {
                loggedOut.run();
            }
        }

        @Override
        public void cancel() {
            end();
        }

        private boolean end() {
            boolean first = !ended.getAndSet(true);
            if (first) {
                poller.stop();
                ledger.removeListener(this);
            }
            return first;
        }
    }
}
