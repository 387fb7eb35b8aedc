/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test turns it.
 *
 * <p>A task that is due runs on the thread that turns, at the instant it was due for; tasks due at the same instant run
 * in the order they were given. A task given with no delay waits for the next turn, if only by {@link Duration#ZERO}.
 */
public final class ManualTimer implements Timer {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Task(Instant due, long number, Runnable work) {}

    // Guarded by this.
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now = START;
    private Duration wallClock = Duration.ZERO;
    private long given;

    @Override
    public synchronized Instant now() {
        return now.plus(wallClock);
    }

    @Override
    public synchronized long nanos() {
        return Duration.between(START, now).toNanos();
    }

    /** Sets the wall clock forward, or back; what runs by spans does not notice. */
    public synchronized void setClock(Duration by) {
        wallClock = wallClock.plus(by);
    }

    /** The same time on another machine, whose wall clock is right. */
    public Timer elsewhere() {
        return new Timer() {

            @Override
            public Instant now() {
                return instant();
            }

            @Override
            public long nanos() {
                return ManualTimer.this.nanos();
            }

            @Override
            public Cancellable after(Duration delay, Runnable work) {
                return ManualTimer.this.after(delay, work);
            }
        };
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable work) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        Task task = new Task(now.plus(wait), given++, work);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    /** Turns the time on, doing what falls due on the way, also what is given by what is done. */
    public void advance(Duration time) {
        Instant end = instant().plus(time);
        for (Optional<Task> task = due(end); task.isPresent(); task = due(end)) {
            task.get().work().run();
        }
        turnTo(end);
    }

    /** How many tasks wait for their time. */
    public synchronized int pending() {
        return tasks.size();
    }

    private synchronized Optional<Task> due(Instant end) {
        if (tasks.isEmpty() || tasks.peek().due().isAfter(end)) {
            return Optional.empty();
        }
        Task task = tasks.poll();
        turnTo(task.due());
        return Optional.of(task);
    }

    private synchronized void turnTo(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }

    private synchronized Instant instant() {
        return now;
    }
}
