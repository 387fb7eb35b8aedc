/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.HttpClients;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.PollHealth;
import io.github.camelgreenapi.internal.state.StateChangeFeed;
import io.github.camelgreenapi.internal.state.StatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Processor;

/** Watches the states of accounts and hands every change to the route, each account's in order. */
public class GreenApiStateConsumer extends MultiAccountConsumer<StateChangeFeed> {

    private static final int MISSED_LOOKS = 3;

    private volatile Instant begun;

    GreenApiStateConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    List<AccountHealth> conditions(ServedAccounts<StateChangeFeed> accounts) {
        Duration patience = endpoint.watchPolicy(1).interval().multipliedBy(MISSED_LOOKS);
        Instant now = endpoint.getComponent().engine().timer().now();
        return new PollHealth(begun, patience, now).ofWatches(accounts.each(StateChangeFeed::pulse));
    }

    @Override
    ServedAccounts<StateChangeFeed> serve(boolean resumed) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        begun = engine.timer().now();
        HttpClients wires = endpoint.wires();
        StatePolicy policy = endpoint.watchPolicy(endpoint.accountsNow());
        RouteDispatcher handover = RouteDispatcher.of(this, engine.routes());
        return new ServedAccounts<>(this, endpoint, "state") {
            @Override
            protected StateChangeFeed begin(GreenApiAccount account) {
                StateChangeFeed events = new StateChangeFeed(
                        account,
                        policy,
                        engine.ledgers().of(account),
                        wires.linking(),
                        change -> handover.give(message -> MessageHeaders.write(message, account, change)),
                        GreenApiStateConsumer.this::complain);
                if (resumed) {
                    events.resume();
                } else {
                    events.start();
                }
                return events;
            }

            @Override
            protected void end(StateChangeFeed events) {
                events.stop();
            }

            @Override
            protected void gone(GreenApiAccount account) {
                engine.ledgers().forget(account);
            }
        };
    }

    private void complain(GreenApiException failure) {
        getExceptionHandler().handleException("The state cannot be seen; it will be looked at again", failure);
    }
}
