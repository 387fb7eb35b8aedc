/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock for each key that blocks no thread: it is granted to one holder at a time, in the order of the requests.
 *
 * @param <K> needs {@code equals}
 */
public final class KeyedLock<K> {

    // The head of each line holds the lock.
    private final Map<K, Queue<Permit>> lines = new HashMap<>();

    /**
     * Requests a lock.
     *
     * @param granted run once the lock is held, possibly at once
     * @return releases the lock, or withdraws the request
     */
    public Cancellable acquire(K key, Runnable granted) {
        Permit permit = new Permit(key, granted);
        boolean first;
        synchronized (lines) {
            Queue<Permit> line = lines.computeIfAbsent(key, none -> new ArrayDeque<>());
            line.add(permit);
            first = line.peek() == permit;
        }
        if (first) {
            granted.run();
        }
        return permit;
    }

    /** The number of locks held and requested. */
    public int size() {
        synchronized (lines) {
            return lines.values().stream().mapToInt(Queue::size).sum();
        }
    }

    private final class Permit implements Cancellable {

        private final K key;
        private final Runnable granted;
        private final AtomicBoolean released = new AtomicBoolean();

        Permit(K key, Runnable granted) {
            this.key = key;
            this.granted = granted;
        }

        @Override
        public void cancel() {
            if (released.getAndSet(true)) {
                return;
            }
            Permit next = null;
            synchronized (lines) {
                Queue<Permit> line = lines.get(key);
                boolean head = line.peek() == this;
                line.remove(this);
                if (line.isEmpty()) {
                    lines.remove(key);
                } else if (head) {
                    next = line.peek();
                }
            }
            if (next != null) {
                next.granted.run();
            }
        }
    }
}
