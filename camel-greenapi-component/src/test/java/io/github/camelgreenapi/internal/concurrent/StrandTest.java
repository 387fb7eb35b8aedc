/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StrandTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** One thread does what it was given, in turn. */
    private void run() {
        for (Runnable turn = threads.poll(); turn != null; turn = threads.poll()) {
            turn.run();
        }
    }

    @Test
    void tasksRunInTheOrderTheyCame() {
        Strand strand = new Strand(threads::add);
        for (int i = 0; i < 100; i++) {
            String task = "task " + i;
            strand.execute(() -> done.add(task));
        }
        run();

        assertThat(done).hasSize(100).startsWith("task 0", "task 1").endsWith("task 98", "task 99");
    }

    @Test
    void aTaskGivenByATaskRunsAfterThoseThatWereThereBefore() {
        Strand strand = new Strand(threads::add);
        strand.execute(() -> {
            strand.execute(() -> done.add("given"));
            done.add("first");
        });
        strand.execute(() -> done.add("second"));
        run();

        assertThat(done).containsExactly("first", "second", "given");
    }

    @Test
    void aBusyStrandGivesItsThreadToTheOthers() {
        Strand busy = new Strand(threads::add);
        Strand other = new Strand(threads::add);
        for (int i = 0; i < 1_000; i++) {
            busy.execute(() -> done.add("busy"));
        }
        other.execute(() -> done.add("other"));
        run();

        assertThat(done).hasSize(1_001);
        assertThat(done.indexOf("other")).isLessThan(100);
    }

    @Test
    void aTaskThatThrowsIsReportedAndDoesNotStopTheNext() throws Exception {
        List<String> reported = new ArrayList<>();
        Thread thread = new Thread(() -> {
            Strand strand = new Strand(threads::add);
            strand.execute(() -> {
                throw new IllegalStateException("broken");
            });
            strand.execute(() -> {
                throw new AssertionError("worse");
            });
            strand.execute(() -> done.add("next"));
            run();
        });
        thread.setUncaughtExceptionHandler((where, failure) -> reported.add(failure.getMessage()));
        thread.start();
        thread.join();

        assertThat(done).containsExactly("next");
        assertThat(reported).containsExactly("broken", "worse");
    }

    @Test
    void onManyThreadsNoTwoTasksOfAStrandMeet() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Strand strand = new Strand(pool);
            CountDownLatch all = new CountDownLatch(40_000);
            int[] count = new int[1];
            for (int giver = 0; giver < 4; giver++) {
                pool.execute(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        strand.execute(() -> {
                            // Without a lock: a second task at the same time would lose counts.
                            count[0]++;
                            all.countDown();
                        });
                    }
                });
            }

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> count[0] == 40_000);
        } finally {
            pool.shutdownNow();
        }
    }
}
