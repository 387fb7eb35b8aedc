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

/** Links accounts and hands their events to the route, each account's in order. */
public class GreenApiLinkConsumer extends AccountsConsumer<Linking> {

    private volatile LinkBooks books;

    GreenApiLinkConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    List<AccountCondition> conditions(ServedAccounts<Linking> accounts) {
        return books.conditions();
    }

    @Override
    ServedAccounts<Linking> serve(boolean resumed) {
        LinkPolicy policy = endpoint.linkPolicy();
        Wires wires = endpoint.wires();
        books = new LinkBooks(
                endpoint.getComponent().engine().timer(),
                endpoint.getComponent().engine().meters());
        LogoutAlarm alarm =
                new LedgerAlarm(endpoint.getComponent().engine().ledgers(), endpoint.watchPolicy(1), wires.linking());
        return new ServedAccounts<>(this, endpoint, "qr") {
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
