/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Registers webhooks once their route listens, and takes them back when that route is stopped on purpose.
 *
 * <p>When the context stops, the webhooks stay: the next run, or another node, serves them.
 */
public final class WebhookRegistrar extends EventNotifierSupport {

    private final GreenApiEndpoint endpoint;
    private final String url;
    private final WebhookSecret chosen;
    private final ExceptionHandler failures;
    private final Map<String, WebhookRegistration> registrations = new ConcurrentHashMap<>();
    private ServedAccounts<WebhookRegistration> served;
    private Route listening;
    private boolean restoring;

    public WebhookRegistrar(GreenApiEndpoint endpoint, String url) {
        this.endpoint = endpoint;
        this.url = url;
        String token = endpoint.getConfiguration().getWebhookToken();
        this.chosen = token == null ? null : new WebhookSecret(token);
        this.failures = new LoggingExceptionHandler(endpoint.getCamelContext(), WebhookRegistrar.class);
        setIgnoreCamelContextEvents(false);
        setIgnoreExchangeEvents(true);
        setIgnoreExchangeCreatedEvent(true);
    }

    /** What this account's provider must send; null while that is not known. */
    WebhookSecret secret(GreenApiAccount account) {
        WebhookRegistration registration = registrations.get(account.instance());
        return chosen != null ? chosen : registration == null ? null : registration.secret();
    }

    @Override
    public synchronized void notify(CamelEvent event) {
        CamelContext context = endpoint.getCamelContext();
        if (event instanceof CamelEvent.RouteStartedEvent started && isOurs(started.getRoute())) {
            listening = started.getRoute();
            if (context.isStarted()) {
                open();
            }
        } else if (event instanceof CamelEvent.CamelContextStartedEvent && listening != null) {
            open();
        } else if (event instanceof CamelEvent.RouteStoppedEvent stopped && stopped.getRoute() == listening) {
            close(!context.isStopping() && !context.isStopped());
        }
    }

    private boolean isOurs(Route route) {
        return route.getEndpoint() instanceof DelegateEndpoint webhook && webhook.getEndpoint() == endpoint;
    }

    private void open() {
        if (served != null) {
            return;
        }
        served = new ServedAccounts<>((DefaultConsumer) listening.getConsumer(), endpoint, "webhook") {
            @Override
            protected WebhookRegistration begin(GreenApiAccount account) {
                WebhookRegistration registration = new WebhookRegistration(
                        account,
                        url,
                        endpoint.getConfiguration().getWebhookToken(),
                        endpoint.getConfiguration().settingsTimeoutDuration(),
                        endpoint.responseTimeout(),
                        endpoint.wires().linking(),
                        WebhookRegistrar.this::complain);
                registrations.put(account.instance(), registration);
                registration.start();
                return registration;
            }

            @Override
            protected void end(WebhookRegistration registration) {
                if (restoring) {
                    registration.restore();
                } else {
                    registration.stop();
                }
            }

            @Override
            protected void gone(GreenApiAccount account) {
                registrations.remove(account.instance());
            }
        };
        served.open();
    }

    /** @param restore whether the providers get back what was registered before */
    public synchronized void close(boolean restore) {
        if (served != null) {
            restoring = restore;
            served.close();
            served = null;
            listening = null;
            registrations.clear();
            restoring = false;
        }
    }

    private void complain(GreenApiException failure) {
        failures.handleException("The webhook cannot be registered or taken back now", failure);
    }
}
