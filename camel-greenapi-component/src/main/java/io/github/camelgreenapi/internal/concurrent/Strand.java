/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * A serial executor: it runs tasks one after another, in the order they came, on threads that many strands share.
 *
 * <p>What is written on one strand only needs no lock: each task sees what the tasks before it wrote.
 */
public final class Strand implements Executor {

    // A strand gives its thread back after this many tasks, so that a busy account does not hold up the others.
    private static final int TURN = 32;

    private final Executor threads;

    // Guarded by this.
    private final Queue<Runnable> tasks = new ArrayDeque<>(1);
    private boolean running;

    public Strand(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::turn);
    }

    private void turn() {
        for (int i = 0; i < TURN; i++) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A task that fails must not silence the tasks behind it.
                Failures.reportToThread(e);
            }
        }
        threads.execute(this::turn);
    }

    private synchronized Runnable next() {
        Runnable task = tasks.poll();
        if (task == null) {
            running = false;
        }
        return task;
    }
}
