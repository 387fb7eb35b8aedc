/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

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
        Duration wait = untilFree(account, method);
        if (wait.compareTo(patience) > 0) {
            return null;
        }
        hold(account, method, wait.plus(spacing));
        return wait;
    }

    /** How long until the next turn, which is not taken. */
    public synchronized Duration untilFree(String account, String method) {
        Duration wait = Duration.between(timer.now(), free.getOrDefault(new Key(account, method), Instant.EPOCH));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Has the next turn come no sooner than this from now. */
    public synchronized void hold(String account, String method, Duration pause) {
        Instant now = timer.now();
        free.merge(new Key(account, method), now.plus(pause), (one, other) -> one.isAfter(other) ? one : other);
        dropWhatIsPast(now);
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
