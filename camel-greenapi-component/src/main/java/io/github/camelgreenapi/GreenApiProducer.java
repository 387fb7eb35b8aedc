/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/** Executes the endpoint's command for each exchange; no thread waits for the reply. */
public class GreenApiProducer extends DefaultAsyncProducer {

    private final GreenApiEndpoint endpoint;
    private EndpointAccounts accounts;
    private CommandExecutor executor;
    private StateLedgers ledgers;
    private Duration responseTimeout;
    private Duration settingsTimeout;

    GreenApiProducer(GreenApiEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        accounts = endpoint.accounts();
        executor = endpoint.clients().producers();
        ledgers = endpoint.getComponent().engine().ledgers();
        responseTimeout = endpoint.policies().responseTimeout();
        settingsTimeout = endpoint.policies().settingsTimeout();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        GreenApiAccount account;
        Command<?> command;
        try {
            account = accounts.addressed(message.getHeader(GreenApiConstants.INSTANCE, String.class));
            command = endpoint.getOperation()
                    .command(new CommandArguments(message, endpoint.getPhoneNumber(), settingsTimeout));
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        executor.execute(account, command, responseTimeout).whenComplete((result, failure) -> {
            if (failure == null) {
                if (command.changesState()) {
                    // The provider does not always report a change to the caller that made it.
                    ledgers.requestPoll(account);
                }
                MessageHeaders.write(exchange.getMessage(), account, result);
            } else {
                exchange.setException(Failures.cause(failure));
            }
            callback.done(false);
        });
        return false;
    }
}
