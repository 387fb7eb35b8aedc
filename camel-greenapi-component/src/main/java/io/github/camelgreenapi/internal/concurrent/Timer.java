/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.time.Instant;

/** The clock, and tasks to run later; tests control it. */
public interface Timer {

    /** The wall clock, for points in time that people or providers read; it may be set back. */
    Instant now();

    /** Monotonic nanoseconds, for spans and deadlines; only their differences mean anything. */
    long nanos();

    /** Runs a task once after a delay, on a thread that the task must not hold up. */
    Cancellable after(Duration delay, Runnable task);

    /** The time that has passed since {@link #nanos()} had this value. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /** Something begun that can be called off. */
    @FunctionalInterface
    interface Cancellable {

        /** Calls off nothing. */
        Cancellable NOTHING = () -> {};

        /** Calls it off; does nothing when it has already happened. */
        void cancel();
    }
}
