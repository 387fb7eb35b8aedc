/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.util.HashMap;
import java.util.Map;

/**
 * A lock for each key that blocks no thread: it is granted to one holder at a time, in the order of the requests.
 *
 * @param <K> needs {@code equals}
 */
public final class KeyedLock<K> {

    // Each line by its head, which holds the lock.
    private final Map<K, Permit> lines = new HashMap<>();

    /**
     * Requests a lock.
     *
     * @param granted run once the lock is held, possibly at once
     * @return releases the lock, or withdraws the request
     */
    public Cancellable acquire(K key, Runnable granted) {
        Permit permit = new Permit(key, granted);
        Permit last;
        synchronized (lines) {
            last = lines.putIfAbsent(key, permit);
            if (last != null) {
                while (last.next != null) {
                    last = last.next;
                }
                last.next = permit;
            }
        }
        if (last == null) {
            permit.grant();
        }
        return permit;
    }

    /** The number of locks held and requested. */
    public int size() {
        synchronized (lines) {
            int size = 0;
            for (Permit permit : lines.values()) {
                for (Permit one = permit; one != null; one = one.next) {
                    size++;
                }
            }
            return size;
        }
    }

    private final class Permit implements Cancellable {

        private final K key;
        // Null once it was run.
        private Runnable granted;
        // Guarded by the lines.
        private Permit next;
        private boolean released;

        Permit(K key, Runnable granted) {
            this.key = key;
            this.granted = granted;
        }

        void grant() {
            Runnable task = granted;
            granted = null;
            task.run();
        }

        @Override
        public void cancel() {
            Permit holder = null;
            synchronized (lines) {
                if (released) {
                    return;
                }
                released = true;
                Permit head = lines.get(key);
                if (head == this) {
                    holder = next;
                    lines.computeIfPresent(key, (same, permit) -> next);
                } else {
                    withdraw(head);
                }
            }
            if (holder != null) {
                holder.grant();
            }
        }

        private void withdraw(Permit head) {
            Permit before = head;
            while (before.next != this) {
                before = before.next;
            }
            before.next = next;
        }
    }
}
