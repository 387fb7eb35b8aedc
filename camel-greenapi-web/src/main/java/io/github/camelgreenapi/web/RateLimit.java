/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits how many times each key is used within a period. Its owner keeps it to one thread at a time. */
final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private final Timer timer;
    private final int times;
    private final Duration span;
    // The keys that were used least recently are forgotten first.
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

    /** Counts a use, whether or not the limit allows it. */
    void use(String key) {
        recent(key).add(timer.nanos());
    }

    /** How long to wait before the next use; zero when the limit allows it now. */
    Duration delay(String key) {
        Deque<Long> recent = recent(key);
        return recent.size() < times ? Duration.ZERO : span.minus(timer.since(recent.getFirst()));
    }

    private Deque<Long> recent(String key) {
        Deque<Long> recent = uses.computeIfAbsent(key, unknown -> new ArrayDeque<>());
        recent.removeIf(use -> timer.since(use).compareTo(span) >= 0);
        return recent;
    }
}
