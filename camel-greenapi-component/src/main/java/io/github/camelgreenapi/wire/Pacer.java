/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Spaces calls of one kind, so that they stay below a provider's rate whoever makes them.
 *
 * <p>Turns are given in the order they are asked for. It holds an entry a kind, until {@link #forget} is told.
 */
public final class Pacer {

    private final Timer timer;
    private final Map<Key, Instant> free = new HashMap<>();

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
        return wait;
    }

    /** Drops what is kept of an account that is not served any more. */
    public synchronized void forget(String account) {
        free.keySet().removeIf(key -> key.account().equals(account));
    }
}
