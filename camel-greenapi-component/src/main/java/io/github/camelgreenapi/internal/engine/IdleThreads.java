/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of an executor that have nothing to do. The one that came last is called first, so that few of them stay
 * busy and the others can end.
 *
 * <p>Unless stated otherwise, a method must be called with the executor's lock.
 */
final class IdleThreads {

    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final Deque<Seat> seats = new ArrayDeque<>();

    /** One stay of a thread among the idle ones. */
    static final class Seat {

        private final Thread thread = Thread.currentThread();
        private volatile boolean called;

        private Seat() {}

        /** Waits on this thread, without the lock, until it is called, is interrupted or has waited too long. */
        void await() {
            long end = System.nanoTime() + LONGEST_NANOS;
            for (long left = LONGEST_NANOS; !called && left > 0 && !thread.isInterrupted(); ) {
                LockSupport.parkNanos(this, left);
                left = end - System.nanoTime();
            }
        }

        /** Lets the thread go on after it was called; without the lock. */
        void wake() {
            LockSupport.unpark(thread);
        }
    }

    /** Adds this thread. */
    Seat sit() {
        Seat seat = new Seat();
        seats.push(seat);
        return seat;
    }

    /** Calls a thread, which must be woken then; null when none is idle. */
    Seat call() {
        Seat seat = seats.poll();
        if (seat != null) {
            seat.called = true;
        }
        return seat;
    }

    /** Ends a stay; returns false if the thread was called. */
    boolean leave(Seat seat) {
        return seats.remove(seat);
    }
}
