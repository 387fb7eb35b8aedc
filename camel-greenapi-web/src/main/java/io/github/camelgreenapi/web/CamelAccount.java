/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.GetAccount.AccountInfo;
import io.github.camelgreenapi.event.LinkEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;

/**
 * An account behind endpoints of the component. They are not registered with Camel, so that JMX does not list the
 * accounts.
 */
final class CamelAccount implements LinkableAccount {

    private final CamelContext context;
    private final String component;
    private final GreenApiAccounts accounts;
    private final String instance;
    private final PhoneNumber expectedPhone;
    private final boolean logoutWrongAccount;
    // Guarded by this.
    private final Map<String, AsyncProducer> producers = new HashMap<>();
    private org.apache.camel.Consumer consumer;

    /**
     * @param component the name of the component
     * @param accounts null for the component's own credentials
     * @param expectedPhone null for anybody's
     */
    CamelAccount(
            CamelContext context,
            String component,
            GreenApiAccounts accounts,
            String instance,
            PhoneNumber expectedPhone,
            boolean logoutWrongAccount) {
        this.context = context;
        this.component = component;
        this.accounts = accounts;
        this.instance = instance;
        this.expectedPhone = expectedPhone;
        this.logoutWrongAccount = logoutWrongAccount && expectedPhone != null;
    }

    @Override
    public synchronized void startLinking(Consumer<LinkEvent> events) {
        stopLinking();
        Map<String, Object> options = new HashMap<>();
        options.put("repeat", "untilLinked");
        if (expectedPhone != null) {
            options.put("expectedPhone", expectedPhone.digits());
            options.put("logoutWrongAccount", logoutWrongAccount);
        }
        try {
            org.apache.camel.Consumer next = endpoint("qr", options)
                    .createConsumer(
                            exchange -> events.accept(exchange.getMessage().getBody(LinkEvent.class)));
            ServiceHelper.startService(next);
            consumer = next;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stopLinking() {
        ServiceHelper.stopAndShutdownService(consumer);
        consumer = null;
    }

    @Override
    public CompletableFuture<AccountState> state() {
        return call("state", AccountState.class, null);
    }

    @Override
    public CompletableFuture<AccountInfo> who() {
        return call("account", AccountInfo.class, null);
    }

    @Override
    public CompletableFuture<AuthorizationCode> code(PhoneNumber phone) {
        return call("authorizationCode", AuthorizationCode.class, phone);
    }

    private <T> CompletableFuture<T> call(String operation, Class<T> result, PhoneNumber phone) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        try {
            AsyncProducer producer = producer(operation);
            Exchange exchange = producer.getEndpoint().createExchange();
            if (phone != null) {
                exchange.getMessage().setHeader(GreenApiConstants.PHONE_NUMBER, phone.digits());
            }
            producer.process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    reply.completeExceptionally(exchange.getException());
                } else {
                    reply.complete(exchange.getMessage().getBody(result));
                }
            });
        } catch (RuntimeException e) {
            reply.completeExceptionally(e);
        }
        return reply;
    }

    private synchronized AsyncProducer producer(String operation) {
        return producers.computeIfAbsent(operation, name -> {
            try {
                AsyncProducer producer = endpoint(name, new HashMap<>()).createAsyncProducer();
                ServiceHelper.startService(producer);
                return producer;
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        });
    }

    private GreenApiEndpoint endpoint(String operation, Map<String, Object> options) throws Exception {
        options.put("instance", instance);
        if (accounts != null) {
            options.put("accounts", accounts);
        }
        Endpoint endpoint = context.getComponent(component).createEndpoint(component + ":" + operation, options);
        endpoint.setCamelContext(context);
        ServiceHelper.startService(endpoint);
        return (GreenApiEndpoint) endpoint;
    }
}
