/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import java.time.Instant;
import java.util.Comparator;

/** Work to be done at an instant of the simulated time, unless it is cancelled before. */
public final class ScheduledTask implements Comparable<ScheduledTask> {

    private static final Comparator<ScheduledTask> IN_ORDER =
            Comparator.comparing(ScheduledTask::due).thenComparingLong(task -> task.order);

    private final SimulatedClock clock;
    private final Instant due;
    private final long order;
    private final Runnable work;

    ScheduledTask(SimulatedClock clock, Instant due, long order, Runnable work) {
        this.clock = clock;
        this.due = due;
        this.order = order;
        this.work = work;
    }

    public Instant due() {
        return due;
    }

    public void cancel() {
        clock.forget(this);
    }

    void run() {
        work.run();
    }

    /** Tasks of the same instant run in the order in which they were scheduled. */
    @Override
    public int compareTo(ScheduledTask other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
