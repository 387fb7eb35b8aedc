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
    private final TreeSet<ScheduledTask> tasks = new TreeSet<>();

    private Duration added = Duration.ZERO;
    private long order;

    /** The instant of the task that is running; null between tasks. */
    private Instant running;

    /** The real timer for the next task; none for manual time. */
    private Long alarm;

    public SimulatedClock(Vertx vertx, boolean manual) {
        this.vertx = vertx;
        this.manual = manual;
    }

    public Instant now() {
        return running != null ? running : wallTime();
    }

    public ScheduledTask after(Duration wait, Runnable work) {
        ScheduledTask task = new ScheduledTask(this, now().plus(wait), order++, work);
        tasks.add(task);
        setAlarm();
        return task;
    }

    /** Lets time pass: everything that falls due meanwhile happens in order, each at its own instant. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: " + by);
        }
        runUntil(wallTime().plus(by));
        added = added.plus(by);
        setAlarm();
    }

    /** Forgets all tasks. */
    public void stop() {
        tasks.clear();
        setAlarm();
    }

    void forget(ScheduledTask task) {
        if (tasks.remove(task)) {
            setAlarm();
        }
    }

    private Instant wallTime() {
        Duration passed = manual ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startNanos);
        return start.plus(passed).plus(added);
    }

    private void runUntil(Instant end) {
        while (!tasks.isEmpty() && !tasks.first().due().isAfter(end)) {
            ScheduledTask next = tasks.pollFirst();
            running = next.due();
            try {
                next.run();
            } finally {
                running = null;
            }
        }
    }

    private void setAlarm() {
        if (manual || running != null) {
            return;
        }
        if (alarm != null) {
            vertx.cancelTimer(alarm);
            alarm = null;
        }
        if (!tasks.isEmpty()) {
            Duration wait = Duration.between(wallTime(), tasks.first().due());
            alarm = vertx.setTimer(Math.max(1, wait.plusNanos(999_999).toMillis()), none -> ring());
        }
    }

    private void ring() {
        alarm = null;
        try {
            runUntil(wallTime());
        } finally {
            setAlarm();
        }
    }
}
