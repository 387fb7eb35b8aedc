/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.provider.Credentials;
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
        startupTimeout = endpoint.policies().startupTimeout();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        Credentials credentials;
        Command<?> command;
        try {
            credentials = accounts.credentials(message.getHeader(GreenApiConstants.INSTANCE, String.class));
            command = endpoint.getOperation()
                    .command(new CommandArguments(message, endpoint.options(), credentials.instance()));
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        execute(credentials, command).whenComplete((result, failure) -> {
            if (failure != null) {
                exchange.setException(Failures.cause(failure));
            } else {
                succeeded(exchange, credentials, command, result);
            }
            callback.done(false);
        });
        return false;
    }

    private void succeeded(Exchange exchange, Credentials credentials, Command<?> command, Object result) {
        try {
            if (command.changesState()) {
                // The provider does not always report a change to the caller that made it.
                ledgers.requestPoll(credentials.account());
            }
            MessageHeaders.write(exchange.getMessage(), credentials, result);
        } catch (RuntimeException | Error e) {
            // Nothing else would ever end the exchange.
            exchange.setException(e);
        }
    }

    private <R> CompletableFuture<R> execute(Credentials credentials, Command<R> command) {
        // Only an instance is refused because it is new, and a partner's call may not be repeated for its refusal.
        if (startupTimeout.isZero() || credentials.partner() != null) {
            return executor.execute(credentials, command, responseTimeout);
        }
        AccountKey key = AccountKey.of(credentials.account());
        if (started.contains(key)) {
            return executor.execute(credentials, command, responseTimeout);
        }
        Call<R> call = new Call.Starting<>(command.on(credentials.provider()), result -> true, startupTimeout);
        CompletableFuture<R> result = executor.execute(credentials, command.operation(), call, responseTimeout);
        result.thenRun(() -> started.add(key));
        return result;
    }
}
