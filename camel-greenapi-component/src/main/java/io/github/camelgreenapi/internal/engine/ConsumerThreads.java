/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Runs the strands and the routes of all consumers on the same threads. Strands never wait, so two of their tasks run
 * at a time; routes may wait, and ten of them are under way at a time. What is given after the close is dropped.
 *
 * <p>A thread that has run a strand's task goes on with the route that follows from it, and after the route with the
 * strand again. So an event changes threads once, on its arrival, while waking a thread for each step costs more than
 * the steps.
 */
final class ConsumerThreads extends TaskThreads {

    private static final int STRANDS = 2;
    private static final int ROUTES = 10;

    private final ThreadLocal<Worker> current = new ThreadLocal<>();
    // Both guarded by this.
    private final Lane strands = new Lane(STRANDS);
    private final Lane routes = new Lane(ROUTES);

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

    /** What one thread is doing; its methods are called with the lock. */
    private static final class Worker {

        // Null while nothing is running, or what is running has become neither. Written with the lock.
        private Lane lane;

        Runnable take(Lane from) {
            lane = from;
            lane.running++;
            return lane.waiting.poll();
        }

        void leave() {
            if (lane != null) {
                lane.running--;
                lane = null;
            }
        }
    }

    /** @param threads makes a thread that runs a task; it is not started */
    ConsumerThreads(Function<Runnable, Thread> threads) {
        // Of so many, ten are in a route at most, and the others will come soon.
        super(threads, STRANDS + ROUTES);
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
            if (isClosed()) {
                return;
            }
            lane.waiting.add(task);
            // This thread has something to do that does not wait, and comes for more right after it.
            boolean comes = worker != null && worker.lane != routes;
            help = comes ? NOTHING : help();
        }
        help.run();
    }

    @Override
    boolean isReady() {
        return routes.isReady() || strands.isReady();
    }

    @Override
    Runnable next() {
        Worker worker = worker();
        worker.leave();
        return isReady() ? worker.take(routes.isReady() ? routes : strands) : null;
    }

    private Worker worker() {
        Worker worker = current.get();
        if (worker == null) {
            worker = new Worker();
            current.set(worker);
        }
        return worker;
    }
}
