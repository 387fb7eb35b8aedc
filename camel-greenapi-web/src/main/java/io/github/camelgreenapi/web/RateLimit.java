/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits how many times each key is used within a period. */
final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private final Timer timer;
    private final int times;
    private final Duration span;
    // Guarded by this. The keys that were used least recently are forgotten first.
    private final Map<String, Deque<Long>> uses = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    RateLimit(Timer timer, int times, Duration span) {
        this.timer = timer;
        this.times = times;
        this.span = span;
    }

    /** Counts a use; how long to wait when there were too many, else zero. */
    synchronized Duration use(String key) {
        Deque<Long> recent = recent(key);
        Duration wait = wait(recent);
        if (wait.isZero()) {
            recent.add(timer.nanos());
        }
        return wait;
    }

    /** How long to wait before the next use; zero when it need not wait. */
    synchronized Duration wait(String key) {
        return wait(recent(key));
    }

    private Deque<Long> recent(String key) {
        Deque<Long> recent = uses.computeIfAbsent(key, unknown -> new ArrayDeque<>());
        recent.removeIf(use -> timer.since(use).compareTo(span) >= 0);
        return recent;
    }

    private Duration wait(Deque<Long> recent) {
        return recent.size() < times ? Duration.ZERO : span.minus(timer.since(recent.getFirst()));
    }
}
