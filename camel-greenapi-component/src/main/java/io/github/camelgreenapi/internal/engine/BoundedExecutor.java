/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs at most so many tasks at a time, in the order they came, however many threads there are. */
final class BoundedExecutor implements Executor {

    private final Executor threads;
    private final int most;
    // Guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    BoundedExecutor(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (running == most) {
                return;
            }
            running++;
        }
        another();
    }

    private void another() {
        try {
            threads.execute(this::next);
        } catch (RuntimeException | Error e) {
            // What waits runs with the next task.
            synchronized (this) {
                running--;
            }
            throw e;
        }
    }

    /** Runs one task, and has the next one run by the threads, so that others who share them get their turn. */
    private void next() {
        Runnable task;
        synchronized (this) {
            task = waiting.poll();
            if (task == null) {
                running--;
                return;
            }
        }
        try {
            task.run();
        } finally {
            another();
        }
    }
}
