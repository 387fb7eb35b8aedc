/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every account of the topic, and the partitions whose accounts are this node's. Safe for use from any thread. */
final class TopicAccounts implements GreenApiAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAccounts.class);

    private record Entry(int partition, GreenApiAccount account) {}

    // Written under the lock, read without it: a look-up must not wait while listeners are being called.
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    // All below is guarded by this. Listeners are called under the lock, so that each hears all changes in their order.
    private final List<Listener> listeners = new ArrayList<>();
    private final Set<Integer> assigned = new HashSet<>();
    private boolean interrupted;

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        return Optional.ofNullable(known.get(instance)).map(Entry::account);
    }

    /** The accounts of this node. */
    @Override
    public synchronized Collection<GreenApiAccount> all() {
        return known.values().stream().filter(this::isOurs).map(Entry::account).toList();
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

    /** Notes an account, in place of the one with the same instance if there is one. */
    synchronized void put(int partition, GreenApiAccount account) {
        Entry next = new Entry(partition, account);
        notifyListeners(known.put(account.instance(), next), next);
    }

    synchronized void remove(String instance) {
        notifyListeners(known.remove(instance), null);
    }

    synchronized void assign(Collection<Integer> partitions) {
        assigned.addAll(partitions);
        if (!interrupted) {
            in(partitions).forEach(entry -> tellAll(listener -> listener.added(entry.account())));
        }
    }

    /** Ends the accounts of these partitions; when it returns, their listeners have heard of it. */
    synchronized void revoke(Collection<Integer> partitions) {
        if (!interrupted) {
            in(partitions).stream()
                    .filter(this::isOurs)
                    .forEach(entry -> tellAll(listener -> listener.removed(entry.account())));
        }
        assigned.removeAll(partitions);
    }

    synchronized void revokeAll() {
        revoke(Set.copyOf(assigned));
    }

    /** Ends the accounts of this node until {@link #goOn()}, although their partitions are still assigned to it. */
    synchronized void interrupt() {
        Set<Integer> kept = Set.copyOf(assigned);
        revoke(kept);
        interrupted = true;
        assigned.addAll(kept);
    }

    synchronized void goOn() {
        if (interrupted) {
            interrupted = false;
            assign(Set.copyOf(assigned));
        }
    }

    private List<Entry> in(Collection<Integer> partitions) {
        return known.values().stream()
                .filter(entry -> partitions.contains(entry.partition()))
                .toList();
    }

    private boolean isOurs(Entry entry) {
        return !interrupted && assigned.contains(entry.partition());
    }

    private void notifyListeners(Entry former, Entry next) {
        GreenApiAccount was = former != null && isOurs(former) ? former.account() : null;
        GreenApiAccount is = next != null && isOurs(next) ? next.account() : null;
        if (Objects.equals(was, is)) {
            return;
        }
        if (was != null) {
            tellAll(listener -> listener.removed(was));
        }
        if (is != null) {
            tellAll(listener -> listener.added(is));
        }
    }

    // A listener that throws must neither keep an account from being ended for others, nor break a rebalance off.
    private void tellAll(Consumer<Listener> change) {
        for (Listener listener : List.copyOf(listeners)) {
            try {
                change.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on a change of the accounts: {}", e.toString());
            }
        }
    }
}
