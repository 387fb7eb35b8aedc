/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.engine.Claims;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Registers webhooks once their route has started, and restores the previous ones when the route is stopped on purpose.
 *
 * <p>When the context stops, the webhooks stay: the next run, or another node, serves them.
 */
public final class WebhookRegistrar extends EventNotifierSupport {

    private final Endpoint endpoint;
    private final GreenApiAccounts accounts;
    private final Claims claims;
    private final Resources resources;
    private final WebhookRegistration.Target target;
    private final WebhookSecret chosen;
    private final ExceptionHandler failures;
    private final Map<String, WebhookRegistration> registrations = new ConcurrentHashMap<>();
    // Those that restore the former webhook while the route is stopped, and must stop it when the route starts again.
    private final Map<String, WebhookRegistration> restorations = new ConcurrentHashMap<>();
    private ServedAccounts<WebhookRegistration> served;
    private Route started;
    private boolean restoring;

    /** @param endpoint whose route is waited for */
    public WebhookRegistrar(
            Endpoint endpoint,
            GreenApiAccounts accounts,
            Claims claims,
            Resources resources,
            WebhookRegistration.Target target) {
        this.endpoint = endpoint;
        this.accounts = accounts;
        this.claims = claims;
        this.resources = resources;
        this.target = target;
        this.chosen = target.chosenToken() == null ? null : new WebhookSecret(target.chosenToken());
        this.failures = new LoggingExceptionHandler(endpoint.getCamelContext(), WebhookRegistrar.class);
        setIgnoreCamelContextEvents(false);
        setIgnoreExchangeEvents(true);
        setIgnoreExchangeCreatedEvent(true);
    }

    /** The secret that this account's provider must send; null while it is not known. */
    public WebhookSecret secret(GreenApiAccount account) {
        WebhookRegistration registration = registrations.get(account.instance());
        return chosen != null ? chosen : registration == null ? null : registration.secret();
    }

    @Override
    public synchronized void notify(CamelEvent event) {
        CamelContext context = endpoint.getCamelContext();
        if (event instanceof CamelEvent.RouteStartedEvent start && isOurs(start.getRoute())) {
            started = start.getRoute();
            if (context.isStarted()) {
                open();
            }
        } else if (event instanceof CamelEvent.CamelContextStartedEvent && started != null) {
            open();
        } else if (event instanceof CamelEvent.RouteStoppedEvent stop && stop.getRoute() == started) {
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
        Registrations registrar = new Registrations("the route " + started.getRouteId());
        registrar.open();
        // Not if that failed, so that another start of the route tries again.
        served = registrar;
        restorations.clear();
    }

    /** @param restore whether the former webhooks are restored */
    public synchronized void close(boolean restore) {
        if (served != null) {
            restoring = restore;
            served.close();
            if (restore) {
                restorations.putAll(registrations);
            }
            served = null;
            registrations.clear();
            restoring = false;
        }
        started = null;
    }

    private final class Registrations extends ServedAccounts<WebhookRegistration> {

        Registrations(String owner) {
            super(
                    accounts,
                    claims,
                    "webhook",
                    owner,
                    (account, failure) ->
                            failures.handleException("Cannot serve instance " + account.instance(), failure));
        }

        @Override
        protected WebhookRegistration begin(GreenApiAccount account) {
            WebhookRegistration former = restorations.remove(account.instance());
            WebhookRegistration registration = former != null && former.isOf(account) ? former : registration(account);
            registrations.put(account.instance(), registration);
            registration.start();
            return registration;
        }

        private WebhookRegistration registration(GreenApiAccount account) {
            return new WebhookRegistration(
                    account,
                    target,
                    resources,
                    failure -> failures.handleException(
                            "Could not register or restore the webhook; a registration is retried", failure));
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
    }
}
