/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Spaces calls of one kind, so that they stay below a provider's rate whoever makes them.
 *
 * <p>Turns are given in the order they are asked for. What is past is dropped now and then, so that accounts that come
 * and go leave nothing behind.
 */
public final class Pacer {

    private static final int SMALL = 1_000;

    private final Timer timer;

    // Guarded by this.
    private final Map<Key, Instant> free = new HashMap<>();
    private int large = SMALL;

    private record Key(String account, String method) {}

    public Pacer(Timer timer) {
        this.timer = timer;
    }

    /**
     * Takes the next turn if it comes within {@code patience}.
     *
     * @return how long to wait for it, zero when it is now; null when it would come too late, and then none was taken
     */
    public synchronized Duration turn(String account, String method, Duration spacing, Duration patience) {
        Instant now = timer.now();
        Key key = new Key(account, method);
        Instant start = free.getOrDefault(key, now);
        if (start.isBefore(now)) {
            start = now;
        }
        Duration wait = Duration.between(now, start);
        if (wait.compareTo(patience) > 0) {
            return null;
        }
        free.put(key, start.plus(spacing));
        dropWhatIsPast(now);
        return wait;
    }

    // Only when there is twice of what was left the last time, so that it costs little a call.
    private void dropWhatIsPast(Instant now) {
        if (free.size() > large) {
            free.values().removeIf(next -> !next.isAfter(now));
            large = Math.max(SMALL, 2 * free.size());
        }
    }

    /** How many kinds have a call to come or one that was just made. */
    synchronized int size() {
        return free.size();
    }
}
