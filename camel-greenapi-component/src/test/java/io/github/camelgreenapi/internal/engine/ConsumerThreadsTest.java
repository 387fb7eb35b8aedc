/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.concurrent.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsumerThreadsTest {

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();
    private final ConsumerThreads threads = new ConsumerThreads(this::thread);

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) -> uncaught.add(failure));
        started.add(thread);
        return thread;
    }

    @AfterEach
    void close() {
        threads.close();
        await().until(() -> started.stream().noneMatch(Thread::isAlive));
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEventStaysOnTheThreadItCameTo() {
        Strand strand = new Strand(threads.strands());
        List<Thread> steps = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        // Idle ones that could take a step.
        CountDownLatch others = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            threads.routes().execute(() -> {
                others.countDown();
                pass(others);
            });
        }
        pass(others);
        await().until(() -> started.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        strand.execute(() -> {
            steps.add(Thread.currentThread());
            threads.routes().execute(() -> {
                steps.add(Thread.currentThread());
                threads.routes().routeEnded();
                strand.execute(() -> {
                    steps.add(Thread.currentThread());
                    done.countDown();
                });
            });
        });
        pass(done);

        assertThat(steps).hasSize(3);
        assertThat(Set.copyOf(steps)).hasSize(1);
    }

    @Test
    void tenRoutesAndTwoStrandsRunAtATime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(12);
        CountDownLatch done = new CountDownLatch(240);
        for (int i = 0; i < 240; i++) {
            (i % 12 < 2 ? threads.strands() : threads.routes()).execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                all.countDown();
                pass(all);
                running.decrementAndGet();
                done.countDown();
            });
        }
        pass(done);

        assertThat(most).hasValue(12);
    }

    @Test
    void aRouteThatWaitsForItsStrandGetsThrough() {
        CountDownLatch done = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            Strand strand = new Strand(threads.strands());
            threads.routes().execute(() -> {
                CountDownLatch answered = new CountDownLatch(1);
                strand.execute(answered::countDown);
                pass(answered);
                done.countDown();
            });
        }

        pass(done);
    }

    @Test
    void aRouteThatEndedLeavesItsPlaceToTheNext() {
        CountDownLatch last = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            threads.routes().execute(() -> {
                threads.routes().routeEnded();
                pass(last);
            });
        }
        threads.routes().execute(last::countDown);

        pass(last);
    }

    @Test
    void aTaskThatFailsTakesNoThreadFromOthers() {
        for (int i = 0; i < 20; i++) {
            threads.routes().execute(() -> {
                throw new IllegalStateException("on purpose");
            });
        }
        CountDownLatch done = new CountDownLatch(1);
        threads.routes().execute(done::countDown);
        pass(done);

        await().until(() -> uncaught.size() == 20);
    }

    @Test
    void aThreadThatCannotBeStartedIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        ConsumerThreads scarce = new ConsumerThreads(task -> {
            if (tries.getAndIncrement() == 0) {
                throw new OutOfMemoryError("on purpose");
            }
            return thread(task);
        });
        CountDownLatch done = new CountDownLatch(2);
        // The caller has given its task, and must not be stopped by that.
        Thread.currentThread().setUncaughtExceptionHandler((where, failure) -> uncaught.add(failure));
        try {
            scarce.strands().execute(done::countDown);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertThat(uncaught).singleElement().isInstanceOf(OutOfMemoryError.class);
        scarce.strands().execute(done::countDown);

        pass(done);
        scarce.close();
    }

    @Test
    void whatWasGivenBeforeTheEndIsRunAndNothingAfter() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicInteger run = new AtomicInteger();
        for (int i = 0; i < 30; i++) {
            threads.routes().execute(() -> {
                pass(mayGoOn);
                run.incrementAndGet();
            });
        }
        threads.close();
        threads.routes().execute(() -> run.addAndGet(1_000));
        mayGoOn.countDown();

        await().until(() -> started.stream().noneMatch(Thread::isAlive));
        assertThat(run).hasValue(30);
    }
}
