/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time, and things to do later. Tests turn it by hand. */
public interface Timer {

    Clock clock();

    /** Runs a task once after a delay, on a thread that the task must not hold up. */
    Cancellable after(Duration delay, Runnable task);

    default Instant now() {
        return clock().instant();
    }

    /** Something that was set going and can be called off. */
    @FunctionalInterface
    interface Cancellable {

        /** Nothing is called off. */
        Cancellable NOTHING = () -> {};

        /** Calls it off; does nothing when it has happened already. */
        void cancel();
    }
}
