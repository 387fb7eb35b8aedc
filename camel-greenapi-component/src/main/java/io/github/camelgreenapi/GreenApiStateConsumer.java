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
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.DefaultConsumer;

/** Watches the states of accounts and hands every change to the route, each account's in order. */
public class GreenApiStateConsumer extends DefaultConsumer implements Suspendable, HealthCheckAware {

    private static final int MISSED_LOOKS = 3;

    private final GreenApiEndpoint endpoint;
    private volatile Instant begun;
    private HealthCheck healthCheck;
    private volatile ServedAccounts<StateEvents> served;

    GreenApiStateConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            healthCheck = new GreenApiHealthCheck("consumer:" + getRouteId(), this::conditions);
        }
    }

    @Override
    public void setHealthCheck(HealthCheck healthCheck) {
        this.healthCheck = healthCheck;
    }

    @Override
    public HealthCheck getHealthCheck() {
        return healthCheck;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin(false);
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin(true);
    }

    @Override
    protected void doSuspend() throws Exception {
        served.close();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        if (served != null) {
            served.close();
        }
        super.doStop();
    }

    private List<AccountCondition> conditions() {
        if (served == null) {
            return List.of();
        }
        Duration patience = endpoint.watchPolicy(1).interval().multipliedBy(MISSED_LOOKS);
        Instant now = endpoint.getComponent().engine().timer().now();
        return new WatchConditions(begun, patience, now).ofWatches(served.each(StateEvents::pulse));
    }

    private void begin(boolean goOn) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        begun = engine.timer().now();
        Wires wires = endpoint.wires();
        WatchPolicy policy = endpoint.watchPolicy(endpoint.accountsNow());
        Handover handover = Handover.of(this, engine.routes());
        served = new ServedAccounts<>(this, endpoint, "state") {
            @Override
            StateEvents begin(GreenApiAccount account) {
                StateEvents events = new StateEvents(
                        account,
                        policy,
                        engine.ledgers().of(account),
                        wires.linking(),
                        change -> handover.give(message -> Headers.write(message, account, change)),
                        GreenApiStateConsumer.this::complain);
                if (goOn) {
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
        served.open();
    }

    private void complain(GreenApiException failure) {
        getExceptionHandler().handleException("The state cannot be seen; it will be looked at again", failure);
    }
}
