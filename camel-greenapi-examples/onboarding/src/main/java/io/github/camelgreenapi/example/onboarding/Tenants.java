/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.event.Linked;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * The tenants and their accounts, as they are stored. The account of a tenant who leaves is found for as long as it is
 * needed, but linked and watched no more.
 */
public final class Tenants implements GreenApiAccounts {

    private final TenantFiles files;
    private final IdempotentRepository creations;
    private final Map<String, Tenant> byName = new ConcurrentHashMap<>();
    private final InMemoryGreenApiAccounts served = new InMemoryGreenApiAccounts();

    /** @param creations the tenants for whom an instance was asked for */
    public Tenants(TenantFiles files, IdempotentRepository creations) {
        this.files = files;
        this.creations = creations;
        files.all().forEach(this::add);
    }

    private void add(Tenant tenant) {
        byName.put(tenant.name(), tenant);
        if (tenant.leaving()) {
            served.remove(tenant.account().instance());
        } else {
            served.add(tenant.account());
        }
    }

    /** A tenant's name, which is a file's and an instance's too. */
    public String name(String name) {
        if (name == null || !name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "A message needs the member tenant, a name of small letters, digits and hyphens");
        }
        return name;
    }

    public boolean isNew(String name) {
        return !byName.containsKey(name);
    }

    /** Keeps a tenant's account; it is linked and watched from now on. */
    public void store(String name, String phone, GreenApiAccount account) {
        Tenant tenant = new Tenant(name, phone, account, false);
        files.write(tenant);
        add(tenant);
    }

    public String instance(String name) {
        return tenant(name).account().instance();
    }

    public String phone(String name) {
        return tenant(name).phone();
    }

    private Tenant tenant(String name) {
        Tenant tenant = byName.get(name);
        if (tenant == null) {
            throw new IllegalArgumentException("There is no tenant " + name);
        }
        return tenant;
    }

    /** Whether another phone was linked than the tenant's. */
    public boolean isStranger(String name, Object event) {
        Tenant tenant = byName.get(name);
        return tenant != null
                && event instanceof Linked linked
                && linked.phone() != null
                && !linked.phone().equals(tenant.phone());
    }

    /** Ends the linking and the watch of a tenant's account; returns its instance, or null when there is none. */
    public String leave(String name) {
        Tenant tenant = byName.get(name);
        if (tenant == null) {
            return null;
        }
        Tenant leaving = new Tenant(name, tenant.phone(), tenant.account(), true);
        files.write(leaving);
        add(leaving);
        return leaving.account().instance();
    }

    /** Forgets a tenant whose instance was given back, who may come again. */
    public void forget(String name) {
        creations.remove(name);
        files.delete(name);
        byName.remove(name);
    }

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        return byName.values().stream()
                .map(Tenant::account)
                .filter(account -> account.instance().equals(instance))
                .findFirst();
    }

    @Override
    public Collection<GreenApiAccount> all() {
        return served.all();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        return served.listen(listener);
    }
}
