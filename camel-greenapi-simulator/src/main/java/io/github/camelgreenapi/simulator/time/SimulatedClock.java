/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;

/**
 * The time that the simulated providers live in: real time plus whatever was added with {@link #advance}, or, when
 * manual, only the latter. To be used on the {@link Loop} alone.
 */
public final class SimulatedClock {
    private final Vertx vertx;
    private final boolean manual;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long startNanos = System.nanoTime();
    private final TreeSet<Appointment> appointments = new TreeSet<>();

    private Duration added = Duration.ZERO;
    private long order;

    /** The instant of the appointment being kept; null between appointments. */
    private Instant keeping;

    /** The real timer for the next appointment; none for manual time. */
    private Long alarm;

    public SimulatedClock(Vertx vertx, boolean manual) {
        this.vertx = vertx;
        this.manual = manual;
    }

    public Instant now() {
        return keeping != null ? keeping : wallTime();
    }

    public Appointment after(Duration wait, Runnable work) {
        Appointment appointment = new Appointment(this, now().plus(wait), order++, work);
        appointments.add(appointment);
        setAlarm();
        return appointment;
    }

    /** Lets time pass: everything that falls due meanwhile happens in order, each at its own instant. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: " + by);
        }
        keepUntil(wallTime().plus(by));
        added = added.plus(by);
        setAlarm();
    }

    /** Keeps no appointment any more. */
    public void stop() {
        appointments.clear();
        setAlarm();
    }

    void forget(Appointment appointment) {
        if (appointments.remove(appointment)) {
            setAlarm();
        }
    }

    private Instant wallTime() {
        Duration passed = manual ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startNanos);
        return start.plus(passed).plus(added);
    }

    private void keepUntil(Instant end) {
        while (!appointments.isEmpty() && !appointments.first().due().isAfter(end)) {
            Appointment next = appointments.pollFirst();
            keeping = next.due();
            try {
                next.keep();
            } finally {
                keeping = null;
            }
        }
    }

    private void setAlarm() {
        if (manual || keeping != null) {
            return;
        }
        if (alarm != null) {
            vertx.cancelTimer(alarm);
            alarm = null;
        }
        if (!appointments.isEmpty()) {
            Duration wait = Duration.between(wallTime(), appointments.first().due());
            alarm = vertx.setTimer(Math.max(1, wait.plusNanos(999_999).toMillis()), none -> ring());
        }
    }

    private void ring() {
        alarm = null;
        try {
            keepUntil(wallTime());
        } finally {
            setAlarm();
        }
    }
}
