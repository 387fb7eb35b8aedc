/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Time that a test turns on by hand: it stands still otherwise, or runs as usual.
 *
 * <p>Tasks that fall due run on the thread that turns, or on the timer's own while it runs.
 */
final class ManualTimer implements Timer, AutoCloseable {

    private static final long TICK_MILLIS = 20;

    private record Task(Duration due, long number, Runnable work) {}

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService ticks;
    // Guarded by this.
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Duration added = Duration.ZERO;
    private long given;

    private ManualTimer(ScheduledExecutorService ticks) {
        this.ticks = ticks;
    }

    static ManualTimer standing() {
        return new ManualTimer(null);
    }

    static ManualTimer running() {
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "manual-timer");
            thread.setDaemon(true);
            return thread;
        });
        ManualTimer timer = new ManualTimer(ticks);
        ticks.scheduleAtFixedRate(timer::runDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return timer;
    }

    void advance(Duration by) {
        synchronized (this) {
            added = added.plus(by);
        }
        runDue();
    }

    /** How many tasks are still to run. */
    synchronized int waiting() {
        return tasks.size();
    }

    private void runDue() {
        for (Task task = due(); task != null; task = due()) {
            task.work().run();
        }
    }

    private synchronized Task due() {
        return tasks.isEmpty() || tasks.peek().due().compareTo(passed()) > 0 ? null : tasks.poll();
    }

    private synchronized Duration passed() {
        return ticks == null ? added : added.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public Instant now() {
        return start.plus(passed());
    }

    @Override
    public long nanos() {
        return passed().toNanos();
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable work) {
        Task task = new Task(passed().plus(delay), given++, work);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.shutdownNow();
        }
    }
}
