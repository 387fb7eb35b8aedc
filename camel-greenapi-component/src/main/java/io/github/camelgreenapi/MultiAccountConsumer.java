/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.GreenApiHealthCheck;
import io.github.camelgreenapi.internal.state.PollStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.DefaultConsumer;

/**
 * A consumer that serves accounts from its start or resumption to its stop or suspension.
 *
 * @param <S> the service for one account
 */
abstract class MultiAccountConsumer<S> extends DefaultConsumer implements Suspendable, HealthCheckAware {

    final GreenApiEndpoint endpoint;
    private HealthCheck healthCheck;
    private volatile ServedAccounts<S> served;

    MultiAccountConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    /** The services to begin now. */
    abstract ServedAccounts<S> serve(boolean resumed);

    /** The name under which this consumer claims its instances. */
    final String owner() {
        return getRouteId() == null ? "another consumer" : "the route " + getRouteId();
    }

    /**
     * Takes the failure to begin one account's service.
     *
     * <p>One account of many must not hold up the others; the only one fails the start.
     */
    final void cannotServe(GreenApiAccount account, RuntimeException failure) {
        if (endpoint.accounts().isOne()) {
            throw failure;
        }
        getExceptionHandler().handleException("Cannot serve instance " + account.instance(), failure);
    }

    /** Gives a failure to the exception handler, which may wait, so that it must not run where accounts are served. */
    final void report(Executor routes, String message, Throwable failure) {
        routes.execute(() -> getExceptionHandler().handleException(message, failure));
    }

    /** The option {@code stateRepository}; empty when it is not set. */
    final Optional<AccountMemory> repository() {
        return Optional.ofNullable(endpoint.getConfiguration().getStateRepository())
                .map(repository ->
                        endpoint.getComponent().engine().repositories().open(repository, getExceptionHandler()));
    }

    /** The health of the accounts that are served. */
    abstract List<AccountHealth> health(ServedAccounts<S> accounts);

    /** The status of each account that is served now. */
    final List<AccountHealth> health() {
        return served == null ? List.of() : health(served);
    }

    /** What else observers may see of an account that is served, in the order in which it is shown; no secrets. */
    abstract Map<String, Object> details(S service);

    static Map<String, Object> details(PollStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (status.state() != null) {
            details.put("state", status.state().value().name());
        }
        if (status.lastSuccess() != null) {
            details.put("pulse", status.lastSuccess().toString());
        }
        if (status.failure() != null) {
            details.put("failure", status.failure().kind().name());
        }
        return details;
    }

    final Map<String, Map<String, Object>> details() {
        return served == null ? Map.of() : served.each(this::details);
    }

    final int linked() {
        return (int) health().stream().filter(AccountHealth::linked).count();
    }

    final int failing() {
        return (int) health().stream().filter(account -> !account.able()).count();
    }

    /**
     * The service of one account.
     *
     * @throws IllegalArgumentException when it is not served now
     */
    final S service(String instance) {
        if (served == null) {
            throw new IllegalArgumentException("Nothing is served now by " + owner());
        }
        return served.service(instance);
    }

    /** The present services; null before the first start. */
    final ServedAccounts<S> served() {
        return served;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            healthCheck = new GreenApiHealthCheck(
                    "consumer:" + getRouteId(),
                    this::health,
                    endpoint.getConfiguration().isReadyOnlyWhenLinked());
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
        begin(false);
        endpoint.getComponent().consumers().add(this);
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        end();
        begin(true);
    }

    @Override
    protected void doSuspend() throws Exception {
        end();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.getComponent().consumers().remove(this);
        end();
        super.doStop();
    }

    private void begin(boolean resumed) {
        served = serve(resumed);
        served.open();
    }

    private void end() {
        if (served != null) {
            served.close();
        }
    }
}
