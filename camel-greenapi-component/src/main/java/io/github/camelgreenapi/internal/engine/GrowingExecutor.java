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

    private static final Runnable NOTHING = () -> {};
    private static final int CORE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration TOO_LONG = Duration.ofMillis(20);

    private final Timer timer;
    private final Function<Runnable, Thread> threads;
    // All guarded by this.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final IdleThreads idle = new IdleThreads();
    private int running;
    // Whether a thread is on its way to the queue; it calls the next one if there is more to do than one can.
    private boolean coming;
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
        Runnable help;
        synchronized (this) {
            queue.add(new Waiting(task, timer.nanos()));
            help = help(CORE);
            watch();
        }
        help.run();
    }

    /**
     * Called with the lock; what it returns makes another thread come, if that is needed, and is run without the lock.
     */
    private Runnable help(int mostThreads) {
        if (coming || queue.isEmpty()) {
            return NOTHING;
        }
        IdleThreads.Seat called = idle.call();
        if (called == null && running >= mostThreads) {
            return NOTHING;
        }
        coming = true;
        if (called != null) {
            return called::wake;
        }
        running++;
        return this::addThread;
    }

    private void addThread() {
        try {
            threads.apply(this::work).start();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                running--;
                coming = false;
            }
            throw e;
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
        Runnable help = NOTHING;
        synchronized (this) {
            watching = false;
            Waiting oldest = queue.peek();
            if (oldest != null && timer.since(oldest.since()).compareTo(TOO_LONG) >= 0) {
                help = help(Integer.MAX_VALUE);
            }
            watch();
        }
        help.run();
    }

    private void work() {
        Runnable task = next(true);
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A task that fails must not take the thread from those behind it; its own handler reports it.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            task = next(false);
        }
    }

    /**
     * Waits for a task; null when this thread is to end.
     *
     * @param called whether this thread was made to come
     */
    private Runnable next(boolean called) {
        boolean came = called;
        while (true) {
            IdleThreads.Seat seat = null;
            Runnable task = null;
            Runnable help = NOTHING;
            synchronized (this) {
                coming &= !came;
                if (!queue.isEmpty()) {
                    task = queue.poll().task();
                    help = help(CORE);
                } else if (closed) {
                    running--;
                    return null;
                } else {
                    seat = idle.sit();
                }
            }
            help.run();
            if (task != null) {
                return task;
            }
            seat.await();
            synchronized (this) {
                if (idle.leave(seat)) {
                    running--;
                    return null;
                }
            }
            came = true;
        }
    }

    /** Runs what has been given, and then ends the threads; what is given later still runs. */
    @Override
    public void close() {
        for (IdleThreads.Seat seat = callToEnd(); seat != null; seat = callToEnd()) {
            seat.wake();
        }
    }

    private synchronized IdleThreads.Seat callToEnd() {
        closed = true;
        return idle.call();
    }
}
