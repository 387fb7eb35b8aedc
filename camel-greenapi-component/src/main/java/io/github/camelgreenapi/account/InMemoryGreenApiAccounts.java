/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts kept in memory, added and removed by the application; safe for use from any thread. */
public final class InMemoryGreenApiAccounts implements GreenApiAccounts {

    // Listeners are notified under the lock that guards the map, so that each gets all changes in order.
    private final Map<String, GreenApiAccount> byInstance = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /** Adds an account, in place of the one with the same instance if there is one. */
    public synchronized void add(GreenApiAccount account) {
        GreenApiAccount former = byInstance.get(account.instance());
        if (account.equals(former)) {
            return;
        }
        remove(account.instance());
        byInstance.put(account.instance(), account);
        List.copyOf(listeners).forEach(listener -> listener.added(account));
    }

    /** Removes the account of this instance, if there is one. */
    public synchronized void remove(String instance) {
        GreenApiAccount former = byInstance.remove(instance);
        if (former != null) {
            List.copyOf(listeners).forEach(listener -> listener.removed(former));
        }
    }

    @Override
    public synchronized Optional<GreenApiAccount> find(String instance) {
        return Optional.ofNullable(byInstance.get(instance));
    }

    @Override
    public synchronized Collection<GreenApiAccount> all() {
        return List.copyOf(byInstance.values());
    }

    @Override
    public synchronized AutoCloseable listen(Listener listener) {
        listeners.add(listener);
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }
}
