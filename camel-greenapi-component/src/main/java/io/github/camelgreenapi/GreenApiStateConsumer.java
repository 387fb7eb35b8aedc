/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.watch.StateEvents;
import io.github.camelgreenapi.watch.WatchPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Processor;

/** Watches the states of accounts and hands every change to the route, each account's in order. */
public class GreenApiStateConsumer extends AccountsConsumer<StateEvents> {

    private static final int MISSED_LOOKS = 3;

    private volatile Instant begun;

    GreenApiStateConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    List<AccountCondition> conditions(ServedAccounts<StateEvents> accounts) {
        Duration patience = endpoint.watchPolicy(1).interval().multipliedBy(MISSED_LOOKS);
        Instant now = endpoint.getComponent().engine().timer().now();
        return new WatchConditions(begun, patience, now).ofWatches(accounts.each(StateEvents::pulse));
    }

    @Override
    ServedAccounts<StateEvents> serve(boolean resumed) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        begun = engine.timer().now();
        Wires wires = endpoint.wires();
        WatchPolicy policy = endpoint.watchPolicy(endpoint.accountsNow());
        Handover handover = Handover.of(this, engine.routes());
        return new ServedAccounts<>(this, endpoint, "state") {
            @Override
            StateEvents begin(GreenApiAccount account) {
                StateEvents events = new StateEvents(
                        account,
                        policy,
                        engine.ledgers().of(account),
                        wires.linking(),
                        change -> handover.give(message -> Headers.write(message, account, change)),
                        GreenApiStateConsumer.this::complain);
                if (resumed) {
                    events.resume();
                } else {
                    events.start();
                }
                return events;
            }

            @Override
            void end(StateEvents events) {
                events.stop();
            }

            @Override
            void gone(GreenApiAccount account) {
                engine.ledgers().forget(account);
            }
        };
    }

    private void complain(GreenApiException failure) {
        getExceptionHandler().handleException("The state cannot be seen; it will be looked at again", failure);
    }
}
