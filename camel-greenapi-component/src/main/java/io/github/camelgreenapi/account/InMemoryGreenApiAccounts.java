/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Accounts kept in memory, added and removed by the application; safe for use from any thread. */
public final class InMemoryGreenApiAccounts implements GreenApiAccounts {

    // Listeners are notified under the lock that guards the map, so that each gets all changes in order.
    private final Map<String, GreenApiAccount> byInstance = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /**
     * Adds an account, in place of the one with the same instance if there is one. When a listener fails, the others
     * are notified all the same, and its exception is thrown afterwards.
     */
    public synchronized void add(GreenApiAccount account) {
        GreenApiAccount former = byInstance.get(account.instance());
        if (account.equals(former)) {
            return;
        }
        try {
            remove(account.instance());
        } finally {
            byInstance.put(account.instance(), account);
            notifyListeners(listener -> listener.added(account));
        }
    }

    /** Removes the account of this instance, if there is one. A listener that fails is treated as in {@link #add}. */
    public synchronized void remove(String instance) {
        GreenApiAccount former = byInstance.remove(instance);
        if (former != null) {
            notifyListeners(listener -> listener.removed(former));
        }
    }

    private void notifyListeners(Consumer<Listener> change) {
        RuntimeException failure = null;
        for (Listener listener : List.copyOf(listeners)) {
            try {
                change.accept(listener);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
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
