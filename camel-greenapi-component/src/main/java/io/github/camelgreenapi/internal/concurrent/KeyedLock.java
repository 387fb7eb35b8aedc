/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one at a time through for each key; the others wait in line. */
public final class KeyedLock {

    // The head of each line is the one that was let through.
    private final Map<String, Queue<Pass>> lines = new HashMap<>();

    /**
     * Asks for a pass.
     *
     * @param passed run once it is this one's turn, possibly at once
     * @return gives the pass back, or leaves the line
     */
    public Cancellable enter(String key, Runnable passed) {
        Pass pass = new Pass(key, passed);
        boolean first;
        synchronized (lines) {
            Queue<Pass> line = lines.computeIfAbsent(key, none -> new ArrayDeque<>());
            line.add(pass);
            first = line.peek() == pass;
        }
        if (first) {
            passed.run();
        }
        return pass;
    }

    /** How many have a pass or wait for one. */
    public int size() {
        synchronized (lines) {
            return lines.values().stream().mapToInt(Queue::size).sum();
        }
    }

    private final class Pass implements Cancellable {

        private final String key;
        private final Runnable passed;
        private final AtomicBoolean given = new AtomicBoolean();

        Pass(String key, Runnable passed) {
            this.key = key;
            this.passed = passed;
        }

        @Override
        public void cancel() {
            if (given.getAndSet(true)) {
                return;
            }
            Pass next = null;
            synchronized (lines) {
                Queue<Pass> line = lines.get(key);
                boolean head = line.peek() == this;
                line.remove(this);
                if (line.isEmpty()) {
                    lines.remove(key);
                } else if (head) {
                    next = line.peek();
                }
            }
            if (next != null) {
                next.passed.run();
            }
        }
    }
}
