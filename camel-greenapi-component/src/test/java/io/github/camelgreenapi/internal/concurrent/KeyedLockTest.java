/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One at a time, in the order they came. */
class KeyedLockTest {

    private final KeyedLock<String> lock = new KeyedLock<>();
    private final List<String> passed = new ArrayList<>();

    private Cancellable enter(String key, String who) {
        return lock.acquire(key, () -> passed.add(who));
    }

    @Test
    void theFirstPassesAtOnce() {
        enter("a", "first");

        assertThat(passed).containsExactly("first");
    }

    @Test
    void theOthersWaitInLine() {
        Cancellable first = enter("a", "first");
        Cancellable second = enter("a", "second");
        enter("a", "third");
        assertThat(passed).containsExactly("first");

        first.cancel();
        assertThat(passed).containsExactly("first", "second");
        second.cancel();
        assertThat(passed).containsExactly("first", "second", "third");
    }

    @Test
    void keysDoNotWaitForEachOther() {
        enter("a", "one");
        enter("b", "other");

        assertThat(passed).containsExactly("one", "other");
    }

    @Test
    void whoLeavesTheLineIsNotLetThrough() {
        Cancellable first = enter("a", "first");
        Cancellable second = enter("a", "second");
        enter("a", "third");
        second.cancel();
        first.cancel();

        assertThat(passed).containsExactly("first", "third");
    }

    @Test
    void aPassIsGivenBackOnce() {
        Cancellable first = enter("a", "first");
        enter("a", "second");
        enter("a", "third");
        first.cancel();
        first.cancel();

        assertThat(passed).containsExactly("first", "second");
    }

    @Test
    void nothingIsKeptOfThoseWhoLeft() {
        Cancellable first = enter("a", "first");
        Cancellable second = enter("a", "second");
        first.cancel();
        second.cancel();

        assertThat(lock.size()).isZero();
        enter("a", "third");
        assertThat(passed).containsExactly("first", "second", "third");
    }

    @Test
    void manyThreadsPassOneAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(2_000);
        List<Future<?>> entered = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            entered.add(threads.submit(() -> {
                Cancellable[] pass = new Cancellable[1];
                CountDownLatch known = new CountDownLatch(1);
                pass[0] = lock.acquire(
                        "a",
                        () -> threads.execute(() -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                            all.countDown();
                            await(known);
                            pass[0].cancel();
                        }));
                known.countDown();
            }));
        }
        await(all);
        for (Future<?> one : entered) {
            one.get();
        }
        threads.shutdown();

        assertThat(most).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
