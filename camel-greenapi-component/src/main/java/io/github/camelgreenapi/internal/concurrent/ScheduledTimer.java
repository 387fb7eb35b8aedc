/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The system clock, with a scheduler that all accounts share. */
public final class ScheduledTimer implements Timer {

    // Longer than any process lives, and no overflow.
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final ScheduledExecutorService scheduler;

    public ScheduledTimer(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        try {
            Future<?> pending =
                    scheduler.schedule(task, Math.max(0, shorter(delay, LONGEST).toNanos()), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        } catch (RejectedExecutionException e) {
            // Only a stopped component refuses, and then nothing waits for the task any more.
            return Cancellable.NOTHING;
        }
    }
}
