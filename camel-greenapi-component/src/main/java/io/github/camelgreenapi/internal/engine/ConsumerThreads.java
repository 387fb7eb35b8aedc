/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Runs the strands and the routes of all consumers on the same threads. Strands never wait, so two of their tasks run
 * at a time; routes may wait, and ten of them are under way at a time.
 *
 * <p>A thread that has run a strand's task goes on with the route that follows from it, and after the route with the
 * strand again. So an event changes threads once, on its arrival, while waking a thread for each step costs more than
 * the steps.
 */
final class ConsumerThreads implements AutoCloseable {

    private static final Runnable NOTHING = () -> {};
    private static final int STRANDS = 2;
    private static final int ROUTES = 10;

    private final Function<Runnable, Thread> threads;
    private final ThreadLocal<Worker> current = new ThreadLocal<>();
    // All guarded by this.
    private final Lane strands = new Lane(STRANDS);
    private final Lane routes = new Lane(ROUTES);
    private final IdleThreads idle = new IdleThreads();
    private int number;
    // Whether a thread is on its way to the queues; it calls the next one if there is more to do than one can.
    private boolean coming;
    private boolean closed;

    /** Tasks of one kind. */
    private static final class Lane {

        private final int most;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;

        Lane(int most) {
            this.most = most;
        }

        boolean isReady() {
            return running < most && !waiting.isEmpty();
        }
    }

    /** @param threads makes a thread that runs a task; it is not started */
    ConsumerThreads(Function<Runnable, Thread> threads) {
        this.threads = threads;
    }

    /** Runs what never waits. */
    Executor strands() {
        return task -> execute(strands, task);
    }

    /** Runs routes. */
    RouteThreads routes() {
        return new RouteThreads() {

            @Override
            public void execute(Runnable task) {
                ConsumerThreads.this.execute(routes, task);
            }

            @Override
            public void routeEnded() {
                Worker worker = current.get();
                if (worker != null) {
                    synchronized (ConsumerThreads.this) {
                        worker.leave();
                    }
                }
            }
        };
    }

    private void execute(Lane lane, Runnable task) {
        Worker worker = current.get();
        Runnable help;
        synchronized (this) {
            // Nobody waits for what comes in after the component was stopped.
            if (closed) {
                return;
            }
            lane.waiting.add(task);
            // This thread has something to do that does not wait, and comes for more right after it.
            boolean comes = worker != null && worker.lane != routes;
            help = comes ? NOTHING : help();
        }
        help.run();
    }

    /**
     * Called with the lock; what it returns makes another thread come, if that is needed, and is run without the lock.
     */
    private Runnable help() {
        if (coming || !routes.isReady() && !strands.isReady()) {
            return NOTHING;
        }
        IdleThreads.Seat called = idle.call();
        // Of so many, ten are in a route at most, and the others will come soon.
        if (called == null && number == STRANDS + ROUTES) {
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
            threads.apply(new Worker()).start();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                number--;
                coming = false;
            }
            throw e;
        }
    }

    /** Runs what has been given, and then ends the threads; what is given later is dropped. */
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

    /** One thread. */
    private final class Worker implements Runnable {

        // Null while nothing is running, or what is running has become neither. Written with the lock.
        private Lane lane;

        @Override
        public void run() {
            current.set(this);
            Runnable task = next(true);
            while (task != null) {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    // A task that fails must not take the thread from others; the thread's own handler reports it.
                    Thread thread = Thread.currentThread();
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
                }
                task = next(false);
            }
        }

        /** Waits for a task; null when this thread is to end. */
        private Runnable next(boolean called) {
            boolean came = called;
            while (true) {
                Runnable task = null;
                Runnable help = NOTHING;
                IdleThreads.Seat seat = null;
                synchronized (ConsumerThreads.this) {
                    leave();
                    coming &= !came;
                    if (routes.isReady() || strands.isReady()) {
                        task = take(routes.isReady() ? routes : strands);
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
                synchronized (ConsumerThreads.this) {
                    if (idle.leave(seat)) {
                        number--;
                        return null;
                    }
                }
                came = true;
            }
        }

        private Runnable take(Lane from) {
            lane = from;
            lane.running++;
            return lane.waiting.poll();
        }

        private void leave() {
            if (lane != null) {
                lane.running--;
                lane = null;
            }
        }
    }
}
