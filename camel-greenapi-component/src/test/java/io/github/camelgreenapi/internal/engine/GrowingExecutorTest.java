/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.ScheduledTimer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a call never needs a thread that a route may hold. */
class GrowingExecutorTest {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final GrowingExecutor executor = new GrowingExecutor(new ScheduledTimer(scheduler), task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void close() {
        executor.close();
        scheduler.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tasksThatWaitForTasksBehindThemGetThrough() {
        CountDownLatch last = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(30);
        for (int i = 0; i < 30; i++) {
            executor.execute(() -> {
                await(last);
                done.countDown();
            });
        }
        executor.execute(last::countDown);

        await(done);
    }

    @Test
    void tasksThatDoNotWaitNeedFewThreads() {
        CountDownLatch done = new CountDownLatch(2_000);
        for (int i = 0; i < 2_000; i++) {
            executor.execute(done::countDown);
        }
        await(done);

        assertThat(threads.size()).isLessThan(50);
    }

    @Test
    void anInterruptionDoesNotReachTheTasksBehindIt() {
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            executor.execute(() -> {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.incrementAndGet();
                }
                Thread.currentThread().interrupt();
                done.countDown();
            });
        }
        await(done);

        assertThat(interrupted).hasValue(0);
    }
}
