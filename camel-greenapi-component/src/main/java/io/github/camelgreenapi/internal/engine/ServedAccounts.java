/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;

/**
 * The accounts that a consumer serves: the one its options name, or all that the option {@code accounts} knows, as they
 * come and go.
 *
 * @param <S> what is done for one account
 */
public abstract class ServedAccounts<S> implements AutoCloseable, GreenApiAccounts.Listener {

    private final DefaultConsumer consumer;
    private final GreenApiEndpoint endpoint;
    private final String kind;

    // Guarded by this.
    private final Map<String, S> services = new LinkedHashMap<>();
    private boolean open;

    // Belongs to whoever opens and closes.
    private AutoCloseable listening = () -> {};

    public ServedAccounts(DefaultConsumer consumer, GreenApiEndpoint endpoint, String kind) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.kind = kind;
    }

    /** Begins to serve an account. */
    protected abstract S begin(GreenApiAccount account);

    /** Ends it, without waiting. */
    protected abstract void end(S service);

    /** The account is not known any more; called after its end. */
    protected void gone(GreenApiAccount account) {}

    public void open() {
        synchronized (this) {
            open = true;
            if (endpoint.getInstance() != null) {
                add(endpoint.account()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The option accounts knows no instance " + endpoint.getInstance())));
                return;
            }
        }
        // Without the lock: the accounts have one of their own, and hold it while they tell of a change.
        GreenApiAccounts accounts = endpoint.getConfiguration().getAccounts();
        listening = accounts.listen(this);
        accounts.all().forEach(account -> {
            added(account);
            // It may have gone or changed since it was listed.
            Optional<GreenApiAccount> known = accounts.find(account.instance());
            if (!known.equals(Optional.of(account))) {
                removed(account);
                known.ifPresent(this::added);
            }
        });
    }

    public synchronized List<S> services() {
        return List.copyOf(services.values());
    }

    /** What each account's service tells, by instance. */
    public synchronized <T> Map<String, T> each(Function<S, T> view) {
        Map<String, T> views = new LinkedHashMap<>();
        services.forEach((instance, service) -> views.put(instance, view.apply(service)));
        return views;
    }

    @Override
    public synchronized void added(GreenApiAccount account) {
        if (!open || services.containsKey(account.instance())) {
            return;
        }
        try {
            add(account);
        } catch (RuntimeException e) {
            // The other accounts must not suffer from this one.
            consumer.getExceptionHandler().handleException("Cannot serve instance " + account.instance(), e);
        }
    }

    private void add(GreenApiAccount account) {
        endpoint.getComponent().engine().claim(kind, account.instance(), owner());
        try {
            services.put(account.instance(), begin(account));
        } catch (RuntimeException e) {
            endpoint.getComponent().engine().release(kind, account.instance());
            throw e;
        }
    }

    private String owner() {
        return consumer.getRouteId() == null ? "another consumer" : "the route " + consumer.getRouteId();
    }

    @Override
    public synchronized void removed(GreenApiAccount account) {
        S service = services.remove(account.instance());
        if (service != null) {
            end(service);
            endpoint.getComponent().engine().release(kind, account.instance());
            gone(account);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            services.forEach((instance, service) -> {
                end(service);
                endpoint.getComponent().engine().release(kind, instance);
            });
            services.clear();
        }
        try {
            listening.close();
        } catch (Exception e) {
            throw new RuntimeCamelException("The accounts could not be left alone", e);
        }
        listening = () -> {};
    }
}
