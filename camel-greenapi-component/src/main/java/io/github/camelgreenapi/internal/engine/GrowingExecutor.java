/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Runs tasks on few threads while they do not block, and on more while they do. What is given after the close still
 * runs.
 *
 * <p>A task may wait for another one that is still in the queue, so a fixed number of threads could wait for ever. Here
 * a thread is added whenever the oldest task in the queue has waited too long; threads that find nothing to do end.
 */
final class GrowingExecutor extends TaskThreads implements Executor {

    private static final int CORE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration TOO_LONG = Duration.ofMillis(20);

    private final Timer timer;
    // Both guarded by this.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean watching;

    private record Waiting(Runnable task, long since) {}

    /** @param threads makes a thread that runs a task; it is not started */
    GrowingExecutor(Timer timer, Function<Runnable, Thread> threads) {
        super(threads, CORE);
        this.timer = timer;
    }

    @Override
    public void execute(Runnable task) {
        Runnable help;
        synchronized (this) {
            queue.add(new Waiting(task, timer.nanos()));
            help = help();
            watch();
        }
        help.run();
    }

    // Called with the lock.
    private void watch() {
        if (!watching && !queue.isEmpty() && !isClosed()) {
            watching = true;
            timer.after(TOO_LONG, this::check);
        }
    }

    private void check() {
        Runnable help;
        synchronized (this) {
            watching = false;
            Waiting oldest = queue.peek();
            boolean tooLong = oldest != null && timer.since(oldest.since()).compareTo(TOO_LONG) >= 0;
            help = tooLong ? help(Integer.MAX_VALUE) : NOTHING;
            watch();
        }
        help.run();
    }

    @Override
    boolean isReady() {
        return !queue.isEmpty();
    }

    @Override
    Runnable next() {
        Waiting oldest = queue.poll();
        return oldest == null ? null : oldest.task();
    }
}
