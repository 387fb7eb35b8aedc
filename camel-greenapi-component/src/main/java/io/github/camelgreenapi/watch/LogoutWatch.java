/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.watch;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Caller;
import io.github.camelgreenapi.command.State;
import io.github.camelgreenapi.wire.Timer;
import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.time.Duration;

/** Asks for the state at intervals until the account is logged out. */
public final class LogoutWatch {

    private final Caller caller;
    private final Timer timer;
    private final Duration interval;
    private final Duration timeout;

    public LogoutWatch(Caller caller, Timer timer, Duration interval, Duration timeout) {
        this.caller = caller;
        this.timer = timer;
        this.interval = interval;
        this.timeout = timeout;
    }

    /**
     * Begins to watch.
     *
     * @param loggedOut run once, on any thread, when the account is not linked any more
     * @return ends the watch
     */
    public Cancellable watch(GreenApiAccount account, Runnable loggedOut) {
        Watch watch = new Watch(account, loggedOut);
        watch.lookLater();
        return watch;
    }

    private final class Watch implements Cancellable {

        private final GreenApiAccount account;
        private final Runnable loggedOut;
        private volatile Cancellable pending = Cancellable.NOTHING;
        private volatile boolean over;

        Watch(GreenApiAccount account, Runnable loggedOut) {
            this.account = account;
            this.loggedOut = loggedOut;
        }

        void lookLater() {
            if (!over) {
                pending = timer.after(interval, this::look);
            }
        }

        private void look() {
            if (!over) {
                caller.give(account, new State(), timeout).whenComplete((state, failure) -> {
                    if (failure == null && state.value() == AccountState.Value.NOT_AUTHORIZED && !over) {
                        loggedOut.run();
                    } else {
                        lookLater();
                    }
                });
            }
        }

        @Override
        public void cancel() {
            over = true;
            pending.cancel();
        }
    }
}
