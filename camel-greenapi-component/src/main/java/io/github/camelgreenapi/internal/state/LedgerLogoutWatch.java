/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.link.LogoutWatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watches the states of linked accounts until a look finds them logged out. */
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
        // Failed looks are looked again, and the linking that follows a logout tells what is wrong.
        StatePoller watch = new StatePoller(account, ledger, policy, resources, complaint -> {});
        Bell bell = new Bell(watch, loggedOut);
        bell.listensUntil(ledger.listen(Long.MAX_VALUE, bell));
        // Right after a link the state may still be told wrong.
        watch.start(policy.interval());
        return bell;
    }

    private static final class Bell implements StateLedger.Listener, Cancellable {

        private final StatePoller watch;
        private final Runnable loggedOut;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Runnable listening = () -> {};

        Bell(StatePoller watch, Runnable loggedOut) {
            this.watch = watch;
            this.loggedOut = loggedOut;
        }

        void listensUntil(Runnable end) {
            listening = end;
            if (over.get()) {
                end.run();
            }
        }

        @Override
        public void changed(long number, StateChanged change) {
            // Only a look is certain, for a notification may be old.
            if (change.source() != StateChanged.Source.poll) {
                watch.lookNow();
            }
        }

        @Override
        public void seen(AccountState state) {
            if (state.value() == AccountState.Value.NOT_AUTHORIZED && end()) {
                loggedOut.run();
            }
        }

        @Override
        public void doubted() {
            watch.lookNow();
        }

        @Override
        public void cancel() {
            end();
        }

        private boolean end() {
            boolean first = !over.getAndSet(true);
            if (first) {
                watch.stop();
                listening.run();
            }
            return first;
        }
    }
}
