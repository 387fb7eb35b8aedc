/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    private Duration startupTimeout;
    // The accounts whose instances have accepted their credentials, so that they are not new.
    private final Set<AccountKey> started = ConcurrentHashMap.newKeySet();

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
        startupTimeout = endpoint.policies().startupTimeout();
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
        execute(account, command).whenComplete((result, failure) -> {
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

    private <R> CompletableFuture<R> execute(GreenApiAccount account, Command<R> command) {
        AccountKey key = AccountKey.of(account);
        if (startupTimeout.isZero() || started.contains(key)) {
            return executor.execute(account, command, responseTimeout);
        }
        Call<R> call = new Call.Starting<>(command.on(account.provider()), result -> true, startupTimeout);
        CompletableFuture<R> result = executor.execute(account, command.operation(), call, responseTimeout);
        result.thenRun(() -> started.add(key));
        return result;
    }
}
