/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Runs tasks on few threads while they do not block, and on more while they do.
 *
 * <p>A task may wait for another one that is still in the queue, so a fixed number of threads could wait for ever. Here
 * a thread is added whenever the oldest task in the queue has waited too long; threads that find nothing to do end.
 */
final class GrowingExecutor implements Executor, AutoCloseable {

    private static final int CORE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration TOO_LONG = Duration.ofMillis(20);
    private static final long IDLE_MILLIS = 10_000;

    private final Timer timer;
    private final Function<Runnable, Thread> threads;
    // All guarded by this.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int running;
    private int idle;
    private boolean watching;
    private boolean closed;

    private record Waiting(Runnable task, long since) {}

    /** @param threads makes a thread that runs a task; it is not started */
    GrowingExecutor(Timer timer, Function<Runnable, Thread> threads) {
        this.timer = timer;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        boolean more = false;
        synchronized (this) {
            queue.add(new Waiting(task, timer.nanos()));
            if (queue.size() > idle && running < CORE) {
                running++;
                more = true;
            } else {
                notify();
            }
            watch();
        }
        if (more) {
            threads.apply(this::work).start();
        }
    }

    // Called with the lock.
    private void watch() {
        if (!watching && !queue.isEmpty() && !closed) {
            watching = true;
            timer.after(TOO_LONG, this::check);
        }
    }

    private void check() {
        boolean more = false;
        synchronized (this) {
            watching = false;
            Waiting oldest = queue.peek();
            if (oldest != null && idle == 0 && timer.since(oldest.since()).compareTo(TOO_LONG) >= 0) {
                running++;
                more = true;
            }
            watch();
        }
        if (more) {
            threads.apply(this::work).start();
        }
    }

    private void work() {
        Runnable task = next();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A task that fails must not take the thread from those behind it; its own handler reports it.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            task = next();
        }
    }

    /** Waits for a task; null when this thread is to end. */
    private synchronized Runnable next() {
        long end = System.nanoTime() + IDLE_MILLIS * 1_000_000;
        while (queue.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || closed) {
                running--;
                return null;
            }
            idle++;
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running--;
                return null;
            } finally {
                idle--;
            }
        }
        return queue.poll().task();
    }

    /** Runs what has been given, and then ends the threads; what is given later still runs. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
