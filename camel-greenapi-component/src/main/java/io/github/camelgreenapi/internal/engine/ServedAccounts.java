/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.RuntimeCamelException;

/**
 * Starts and stops the service of each account as accounts are added and removed.
 *
 * @param <S> the service for one account
 */
public abstract class ServedAccounts<S> implements AutoCloseable, GreenApiAccounts.Listener {

    private final GreenApiAccounts accounts;
    private final Claims claims;
    private final String kind;
    private final String owner;
    private final BiConsumer<GreenApiAccount, RuntimeException> onFailure;
    // Guarded by this.
    private final Map<String, S> services = new LinkedHashMap<>();
    private boolean open;
    // Belongs to the thread that opens and closes.
    private AutoCloseable listening = () -> {};

    /**
     * @param kind of consumer; an instance has one of each
     * @param owner named to others that want the same instance
     * @param onFailure takes the failure to begin an account's service
     */
    protected ServedAccounts(
            GreenApiAccounts accounts,
            Claims claims,
            String kind,
            String owner,
            BiConsumer<GreenApiAccount, RuntimeException> onFailure) {
        this.accounts = accounts;
        this.claims = claims;
        this.kind = kind;
        this.owner = owner;
        this.onFailure = onFailure;
    }

    /** Begins an account's service. */
    protected abstract S begin(GreenApiAccount account);

    /** Ends a service, without waiting. */
    protected abstract void end(S service);

    /** Called after the end of a service whose account was removed. */
    protected void gone(GreenApiAccount account) {}

    /** Begins the services; when the accounts cannot be read, it fails, and none is left. */
    public void open() {
        synchronized (this) {
            open = true;
        }
        try {
            serveAll();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void serveAll() {
        // Without the lock: the accounts have one of their own, and hold it while they report a change.
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

    /**
     * The service of one account.
     *
     * @throws IllegalArgumentException when it is not served, now or at all
     */
    public synchronized S service(String instance) {
        S service = services.get(instance);
        if (service == null) {
            throw new IllegalArgumentException("Instance " + instance + " is not served now by " + owner);
        }
        return service;
    }

    /** A view of each service, by instance. */
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
            onFailure.accept(account, e);
        }
    }

    private void add(GreenApiAccount account) {
        claims.claim(kind, account.instance(), owner);
        try {
            services.put(account.instance(), begin(account));
        } catch (RuntimeException e) {
            claims.release(kind, account.instance());
            throw e;
        }
    }

    @Override
    public synchronized void removed(GreenApiAccount account) {
        S service = services.remove(account.instance());
        if (service != null) {
            end(service);
            claims.release(kind, account.instance());
            gone(account);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            services.forEach((instance, service) -> {
                end(service);
                claims.release(kind, instance);
            });
            services.clear();
        }
        try {
            listening.close();
        } catch (Exception e) {
            throw new RuntimeCamelException("Could not unregister the listener from the option accounts", e);
        }
        listening = () -> {};
    }
}
