/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.concurrent.Failures;
import java.util.function.Function;

/**
 * The threads of an executor, which decides what is run and when. They are started as they are needed, and end when
 * they have been idle for long.
 *
 * <p>Waking a thread costs more than most tasks do. So one thread at a time is on its way to the tasks, and it calls
 * the next one if there is more to do than it takes.
 */
abstract class TaskThreads implements AutoCloseable {

    static final Runnable NOTHING = () -> {};

    private final Function<Runnable, Thread> threads;
    private final int usualMost;
    // All guarded by this.
    private final IdleThreads idle = new IdleThreads();
    private int number;
    // Whether a thread is on its way to the tasks.
    private boolean coming;
    private boolean closed;

    /**
     * @param threads makes a thread that runs a task; it is not started
     * @param usualMost how many threads there are, unless {@link #help(int)} is called with more
     */
    TaskThreads(Function<Runnable, Thread> threads, int usualMost) {
        this.threads = threads;
        this.usualMost = usualMost;
    }

    /** Whether there is a task to take; called with the lock. */
    abstract boolean isReady();

    /** Ends the task that this thread ran, if any, and takes the next; null for none. Called with the lock. */
    abstract Runnable next();

    /** Called with the lock. */
    final boolean isClosed() {
        return closed;
    }

    /** Help from as many threads as usual; called with the lock. */
    final Runnable help() {
        return help(usualMost);
    }

    /**
     * Called with the lock; what it returns makes another thread come, if that is needed, and is run without the lock.
     */
    final Runnable help(int mostThreads) {
        if (coming || !isReady()) {
            return NOTHING;
        }
        IdleThreads.Seat called = idle.call();
        if (called == null && number >= mostThreads) {
            return NOTHING;
        }
        coming = true;
        if (called != null) {
            return called::wake;
        }
        number++;
        return this::addThread;
    }

    private void addThread() {
        try {
            threads.apply(this::work).start();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                number--;
                coming = false;
            }
            // The task is kept and runs with the next one. Thrown on, this would stop what gave it: a poller in the
            // middle of its poll, or a linking that gives another one its turn.
            Failures.reportToThread(e);
        }
    }

    private void work() {
        Runnable task = await(true);
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A task that fails must not take the thread from others.
                Failures.reportToThread(e);
            }
            // Meant for that task; those behind it belong to other accounts.
            Thread.interrupted();
            task = await(false);
        }
    }

    /**
     * Waits for a task; null when this thread is to end.
     *
     * @param called whether this thread was made to come
     */
    private Runnable await(boolean called) {
        boolean came = called;
        while (true) {
            Runnable task;
            Runnable help = NOTHING;
            IdleThreads.Seat seat = null;
            synchronized (this) {
                coming &= !came;
                task = next();
                if (task != null) {
                    help = help();
                } else if (closed) {
                    number--;
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
                    number--;
                    return null;
                }
            }
            came = true;
        }
    }

    /** Lets the threads end once they have run what was given. */
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
