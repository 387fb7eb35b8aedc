/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.internal.concurrent.Failures;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Gives the endpoint's command for each exchange; no thread waits for the answer. */
public class GreenApiProducer extends DefaultAsyncProducer {

    private final GreenApiEndpoint endpoint;

    GreenApiProducer(GreenApiEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        GreenApiAccount account;
        Command<?> command;
        try {
            account = account(exchange);
            command = endpoint.getOperation().command(new CommandArguments(endpoint, exchange));
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        endpoint.wires()
                .caller()
                .give(account, command, endpoint.responseTimeout())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure == null) {
                                tell(account, answer);
                                MessageHeaders.write(exchange.getMessage(), account, answer);
                            } else {
                                exchange.setException(Failures.cause(failure));
                            }
                            callback.done(false);
                        },
                        endpoint.getComponent().engine().routes());
        return false;
    }

    // A provider need not tell what its caller did itself.
    private void tell(GreenApiAccount account, Object answer) {
        if (answer instanceof Logout.LoggedOut || answer instanceof Reboot.Rebooted) {
            endpoint.getComponent().engine().ledgers().doubt(account);
        }
    }

    /** The account to act on. A message may choose one of several, but never send a token to another instance. */
    private GreenApiAccount account(Exchange exchange) {
        String chosen = exchange.getMessage().getHeader(GreenApiConstants.INSTANCE, String.class);
        GreenApiAccounts accounts = endpoint.getConfiguration().getAccounts();
        if (chosen == null || chosen.equals(endpoint.getInstance())) {
            return endpoint.account()
                    .orElseThrow(() -> new IllegalArgumentException(
                            endpoint.getInstance() == null
                                    ? "Which account is meant? Set the header " + GreenApiConstants.INSTANCE
                                            + " or the option instance"
                                    : "The option accounts knows no instance " + endpoint.getInstance()));
        }
        if (accounts == null) {
            throw new IllegalArgumentException("The header " + GreenApiConstants.INSTANCE
                    + " names another instance than the endpoint; set the option accounts, or remove the header");
        }
        return accounts.find(chosen)
                .orElseThrow(() -> new IllegalArgumentException("The option accounts knows no instance " + chosen));
    }
}
