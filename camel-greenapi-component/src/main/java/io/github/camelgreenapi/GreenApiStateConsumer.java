/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.PollHealth;
import io.github.camelgreenapi.internal.state.StateChangeFeed;
import io.github.camelgreenapi.internal.state.StatePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;

/** Polls the states of accounts and hands every change to the route, each account's in order. */
@ManagedResource(description = "Managed consumer of greenapi:state")
public class GreenApiStateConsumer extends MultiAccountConsumer<StateChangeFeed> implements ShutdownAware {

    private static final int MISSED_POLLS = 3;

    // Those that may still have a change in the route.
    private final Queue<StateChangeFeed> stopped = new ConcurrentLinkedQueue<>();
    private volatile long begun;

    GreenApiStateConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @ManagedAttribute(description = "Number of accounts that are served now")
    public int getAccountsServed() {
        return health().size();
    }

    @ManagedAttribute(description = "Number of accounts that are served now and known to be linked")
    public int getAccountsLinked() {
        return linked();
    }

    @ManagedAttribute(description = "Number of accounts whose provider is out of reach or refuses them")
    public int getAccountsFailing() {
        return failing();
    }

    @ManagedOperation(
            description = "Polls the state of an account (its instance) as soon as the provider's rate allows")
    public void pollNow(String instance) {
        service(instance).pollNow();
    }

    @Override
    Map<String, Object> details(StateChangeFeed feed) {
        return details(feed.status());
    }

    @Override
    List<AccountHealth> health(ServedAccounts<StateChangeFeed> accounts) {
        Duration patience = endpoint.policies().state(1).interval().multipliedBy(MISSED_POLLS);
        Timer timer = endpoint.getComponent().engine().timer();
        return new PollHealth(begun, patience, timer).ofStates(accounts.each(StateChangeFeed::status));
    }

    @Override
    ServedAccounts<StateChangeFeed> serve(boolean resumed) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        begun = engine.timer().nanos();
        EndpointAccounts accounts = endpoint.accounts();
        StatePolicy policy = endpoint.policies().state(accounts.all().size());
        Resources resources = endpoint.clients().resources();
        AccountMemory memory = repository().orElse(AccountMemory.NONE);
        RouteDispatcher dispatcher = RouteDispatcher.of(
                this, engine.routes(), "The route failed on a change of state, which will be delivered again");
        return new ServedAccounts<>(accounts, engine.claims(), "state", owner(), this::cannotServe) {

            @Override
            protected StateChangeFeed begin(GreenApiAccount account) {
                StateChangeFeed feed = new StateChangeFeed(
                        account,
                        policy,
                        engine.ledgers().of(account),
                        resources,
                        memory,
                        change -> dispatcher.dispatch(
                                () -> change, (message, event) -> MessageHeaders.write(message, account, event)),
                        failure -> report(engine.routes(), "Could not poll the state; retrying", failure));
                if (resumed) {
                    feed.resume();
                } else {
                    feed.start();
                }
                return feed;
            }

            @Override
            protected void end(StateChangeFeed feed) {
                feed.stop();
                remember(feed);
            }

            @Override
            protected void gone(GreenApiAccount account) {
                engine.ledgers().forget(account);
            }
        };
    }

    private void remember(StateChangeFeed feed) {
        stopped.removeIf(one -> !one.isUnfinished());
        stopped.add(feed);
    }

    // The exchange is over by then, so that only this holds a shutdown up until the change is kept.
    @Override
    public int getPendingExchangesSize() {
        return (int) stopped.stream().filter(StateChangeFeed::isUnfinished).count();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Suspending is all that it takes.
    }
}
