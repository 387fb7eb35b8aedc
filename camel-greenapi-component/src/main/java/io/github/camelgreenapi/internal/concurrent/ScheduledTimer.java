/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The real time, on a scheduler that is shared by all accounts. */
public final class ScheduledTimer implements Timer {

    private final ScheduledExecutorService scheduler;

    public ScheduledTimer(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        try {
            Future<?> pending = scheduler.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        } catch (RejectedExecutionException e) {
            // Only a component that has been stopped refuses, and then nobody waits for the task any more.
            return Cancellable.NOTHING;
        }
    }
}
