/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Decides which request may use a connection, so that the hanging requests of some accounts never hold up another
 * account.
 *
 * <p>Each account has one place of its own, and borrows more from the places that all accounts share, up to a bound.
 * Requests beyond that wait in the account's own line, whose length is bounded too. The lines take turns.
 */
final class Bulkhead {

    private final int perAccount;
    private final int mostWaiting;

    // Guarded by this.
    private final Map<Object, Line> lines = new HashMap<>();
    private final Set<Line> wantShared = new LinkedHashSet<>();
    private int freeShared;

    /** The requests of one account. */
    private static final class Line {

        private final Queue<Runnable> waiting = new ArrayDeque<>(0);
        private int underWay;
    }

    /**
     * @param shared how many places the accounts share, beyond one of each account's own
     * @param perAccount how many requests of one account may be under way at a time
     * @param mostWaiting how many requests of one account may wait
     */
    Bulkhead(int shared, int perAccount, int mostWaiting) {
        this.freeShared = shared;
        this.perAccount = perAccount;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Starts a request at once, or when the account has a place for it.
     *
     * @param start runs on this thread, or on the one that releases a place
     * @return false if too many requests of the account wait already; then it is never started
     */
    boolean acquire(Object account, Runnable start) {
        synchronized (this) {
            Line line = lines.computeIfAbsent(account, name -> new Line());
            if (line.underWay > 0 && !borrows(line)) {
                if (line.waiting.size() >= mostWaiting) {
                    return false;
                }
                line.waiting.add(start);
                want(line);
                return true;
            }
            line.underWay++;
        }
        start.run();
        return true;
    }

    private boolean borrows(Line line) {
        if (freeShared == 0 || line.underWay >= perAccount || !line.waiting.isEmpty()) {
            return false;
        }
        freeShared--;
        return true;
    }

    private void want(Line line) {
        if (line.waiting.isEmpty() || line.underWay >= perAccount) {
            wantShared.remove(line);
        } else {
            wantShared.add(line);
        }
    }

    /** Takes back a request that has not been started; returns false if it has been. */
    synchronized boolean withdraw(Object account, Runnable start) {
        Line line = lines.get(account);
        if (line == null || !line.waiting.remove(start)) {
            return false;
        }
        want(line);
        return true;
    }

    /** Ends a request that was started, and starts the next. */
    void release(Object account) {
        Runnable next;
        synchronized (this) {
            Line line = lines.get(account);
            if (line.underWay > 1) {
                line.underWay--;
                freeShared++;
                want(line);
                next = startShared();
            } else {
                next = line.waiting.poll();
                want(line);
                if (next == null) {
                    lines.remove(account);
                }
            }
        }
        if (next != null) {
            next.run();
        }
    }

    private Runnable startShared() {
        Iterator<Line> first = wantShared.iterator();
        if (freeShared == 0 || !first.hasNext()) {
            return null;
        }
        Line line = first.next();
        first.remove();
        freeShared--;
        line.underWay++;
        Runnable next = line.waiting.remove();
        want(line);
        return next;
    }

    /** How many accounts have a request under way. */
    synchronized int accounts() {
        return lines.size();
    }
}
