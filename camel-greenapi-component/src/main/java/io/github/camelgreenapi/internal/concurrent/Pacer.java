/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/**
 * Spaces calls of one kind, so that all callers together stay below a provider's rate.
 *
 * <p>Turns are given in the order they are asked for. A turn costs a compare-and-set.
 */
public final class Pacer {

    private static final int SMALL = 1_000;
    // The value of a turn that was dropped from the map.
    private static final long DROPPED = Long.MIN_VALUE;

    private final Timer timer;
    private final long origin;
    // When the next turn comes, in nanoseconds since the origin.
    private final ConcurrentMap<Key, AtomicLong> turns = new ConcurrentHashMap<>();
    private volatile int large = SMALL;

    private record Key(Object account, String method) {}

    public Pacer(Timer timer) {
        this.timer = timer;
        this.origin = timer.nanos();
    }

    /**
     * Takes the next turn if it comes within {@code patience}.
     *
     * @param account needs {@code equals}
     * @return how long to wait for it, zero when it is now; null when it would come too late, and then none was taken
     */
    public Duration turn(Object account, String method, Duration spacing, Duration patience) {
        long now = now();
        long start = update(
                new Key(account, method),
                next -> Math.max(next, now) - now > patience.toNanos()
                        ? next
                        : Math.max(next, now) + spacing.toNanos());
        long wait = Math.max(start, now) - now;
        return wait > patience.toNanos() ? null : Duration.ofNanos(wait);
    }

    /** How long until the next turn, which is not taken. */
    public Duration untilFree(Object account, String method) {
        AtomicLong next = turns.get(new Key(account, method));
        return Duration.ofNanos(next == null ? 0 : Math.max(0, next.get() - now()));
    }

    /** Delays the next call by at least {@code pause}. */
    public void hold(Object account, String method, Duration pause) {
        long until = now() + pause.toNanos();
        update(new Key(account, method), next -> Math.max(next, until));
    }

    /** Changes the next turn and returns its former value. */
    private long update(Key key, LongUnaryOperator change) {
        while (true) {
            AtomicLong next = turns.get(key);
            if (next == null) {
                dropPast();
                next = turns.computeIfAbsent(key, none -> new AtomicLong());
            }
            long former = next.get();
            if (former != DROPPED && next.compareAndSet(former, change.applyAsLong(former))) {
                return former;
            }
        }
    }

    // Only once there is twice what was left the last time, so that accounts that come and go leave nothing behind and
    // a call pays little for it.
    private void dropPast() {
        if (turns.size() <= large) {
            return;
        }
        long now = now();
        turns.forEach((key, next) -> {
            long time = next.get();
            if (time <= now && next.compareAndSet(time, DROPPED)) {
                turns.remove(key, next);
            }
        });
        large = Math.max(SMALL, 2 * turns.size());
    }

    private long now() {
        return timer.nanos() - origin;
    }

    /** The number of kinds with a turn to come or one just taken. */
    int size() {
        return turns.size();
    }
}
