/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import java.time.Instant;
import java.util.Comparator;

/** Work to be done at an instant of the simulated time, unless it is cancelled before. */
public final class Appointment implements Comparable<Appointment> {
    private static final Comparator<Appointment> IN_ORDER =
            Comparator.comparing(Appointment::due).thenComparingLong(appointment -> appointment.order);

    private final SimulatedClock clock;
    private final Instant due;
    private final long order;
    private final Runnable work;

    Appointment(SimulatedClock clock, Instant due, long order, Runnable work) {
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

    void keep() {
        work.run();
    }

    /** Appointments of the same instant are kept in the order in which they were made. */
    @Override
    public int compareTo(Appointment other) {
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
