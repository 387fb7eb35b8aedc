/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {

    @Test
    void noMoreTasksRunAtATimeHoweverManyThreadsThereAre() throws Exception {
        BoundedExecutor executor = new BoundedExecutor(task -> new Thread(task).start(), 10);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch tenRun = new CountDownLatch(10);
        CountDownLatch done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            executor.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                tenRun.countDown();
                await(tenRun);
                running.decrementAndGet();
                done.countDown();
            });
        }

        await(done);
        assertThat(most).hasValue(10);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tasksRunInTheirOrderAndOneThatFailsKeepsNoPlace() {
        Queue<Runnable> threads = new ArrayDeque<>();
        BoundedExecutor executor = new BoundedExecutor(threads::add, 1);
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            executor.execute(() -> {
                run.add(number);
                if (number == 1) {
                    throw new IllegalStateException("A task fails");
                }
            });
        }
        while (!threads.isEmpty()) {
            try {
                threads.remove().run();
            } catch (IllegalStateException e) {
                // So it went to the thread.
            }
        }
        executor.execute(() -> run.add(4));
        threads.remove().run();

        assertThat(run).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aTaskForWhichThereWasNoThreadRunsWithTheNextOne() {
        Queue<Runnable> threads = new ArrayDeque<>();
        AtomicInteger given = new AtomicInteger();
        BoundedExecutor executor = new BoundedExecutor(
                task -> {
                    if (given.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    threads.add(task);
                },
                1);
        List<Integer> run = new ArrayList<>();

        assertThatThrownBy(() -> executor.execute(() -> run.add(0))).isInstanceOf(OutOfMemoryError.class);
        executor.execute(() -> run.add(1));
        while (!threads.isEmpty()) {
            threads.remove().run();
        }

        assertThat(run).containsExactly(0, 1);
    }
}
