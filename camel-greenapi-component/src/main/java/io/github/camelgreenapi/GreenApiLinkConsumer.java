/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.link.LinkPolicy;
import io.github.camelgreenapi.link.Linking;
import io.github.camelgreenapi.link.LogoutAlarm;
import io.github.camelgreenapi.watch.LedgerAlarm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.DefaultConsumer;

/** Links accounts and hands their events to the route, each account's in order. */
public class GreenApiLinkConsumer extends DefaultConsumer implements Suspendable, HealthCheckAware {

    private final GreenApiEndpoint endpoint;
    private ServedAccounts<Linking> served;
    private LinkBooks books;
    private HealthCheck healthCheck;

    GreenApiLinkConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            healthCheck = new GreenApiHealthCheck(
                    "consumer:" + getRouteId(), () -> books == null ? List.of() : books.conditions());
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
        begin();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin();
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

    private void begin() {
        LinkPolicy policy = endpoint.linkPolicy();
        Wires wires = endpoint.wires();
        books = new LinkBooks(
                endpoint.getComponent().engine().timer(),
                endpoint.getComponent().engine().meters());
        LogoutAlarm alarm =
                new LedgerAlarm(endpoint.getComponent().engine().ledgers(), endpoint.watchPolicy(1), wires.linking());
        served = new ServedAccounts<>(this, endpoint, "qr") {
            @Override
            Linking begin(GreenApiAccount account) {
                Linking linking =
                        new Linking(account, policy, wires.linking(), alarm, event -> process(account, event));
                books.begun(account);
                linking.start();
                return linking;
            }

            @Override
            void end(Linking linking) {
                linking.stop();
                books.ended(linking.account());
            }
        };
        served.open();
    }

    private CompletionStage<Void> process(GreenApiAccount account, LinkEvent event) {
        books.happened(event);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Exchange exchange = createExchange(false);
        Headers.write(exchange.getMessage(), account, event);
        getAsyncProcessor().process(exchange, doneSync -> {
            try {
                if (exchange.getException() != null) {
                    getExceptionHandler()
                            .handleException(
                                    "The route failed on an event of a linking", exchange, exchange.getException());
                }
                releaseExchange(exchange, false);
            } finally {
                done.complete(null);
            }
        });
        return done;
    }
}
