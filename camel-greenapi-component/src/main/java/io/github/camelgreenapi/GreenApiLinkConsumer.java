/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.internal.engine.HttpClients;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.link.LinkPolicy;
import io.github.camelgreenapi.internal.link.Linking;
import io.github.camelgreenapi.internal.link.LogoutWatch;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.LinkHealth;
import io.github.camelgreenapi.internal.state.LedgerLogoutWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Links accounts and hands their events to the route, each account's in order. */
public class GreenApiLinkConsumer extends MultiAccountConsumer<Linking> {

    private volatile LinkHealth books;

    GreenApiLinkConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    List<AccountHealth> conditions(ServedAccounts<Linking> accounts) {
        return books.conditions();
    }

    @Override
    ServedAccounts<Linking> serve(boolean resumed) {
        LinkPolicy policy = endpoint.linkPolicy();
        HttpClients wires = endpoint.wires();
        books = new LinkHealth(
                endpoint.getComponent().engine().timer(),
                endpoint.getComponent().engine().meters());
        LogoutWatch alarm = new LedgerLogoutWatch(
                endpoint.getComponent().engine().ledgers(), endpoint.watchPolicy(1), wires.linking());
        return new ServedAccounts<>(this, endpoint, "qr") {
            @Override
            protected Linking begin(GreenApiAccount account) {
                Linking linking =
                        new Linking(account, policy, wires.linking(), alarm, event -> process(account, event));
                books.begun(account);
                linking.start();
                return linking;
            }

            @Override
            protected void end(Linking linking) {
                linking.stop();
                books.ended(linking.account());
            }
        };
    }

    private CompletionStage<Void> process(GreenApiAccount account, LinkEvent event) {
        books.happened(event);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Exchange exchange = createExchange(false);
        MessageHeaders.write(exchange.getMessage(), account, event);
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
