/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many accounts ask of the threads and the timer they share. */
class GreenApiEngineTest {

    private static final int MANY = 5_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private GreenApiEngine engine;

    @BeforeEach
    void start() {
        context.start();
        engine = new GreenApiEngine(context, null, 50);
    }

    @AfterEach
    void stop() {
        engine.close();
        context.stop();
    }

    @Test
    void everyTaskOfTheTimerIsDone() throws Exception {
        CountDownLatch done = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            engine.timer().after(Duration.ofMillis(300), done::countDown);
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void routesThatWaitHoldUpNobodyButRoutes() throws Exception {
        CountDownLatch tenRun = new CountDownLatch(10);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(100);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            engine.routes().execute(() -> {
                threads.add(Thread.currentThread());
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                tenRun.countDown();
                await(mayGoOn);
                running.decrementAndGet();
                done.countDown();
            });
        }
        CountDownLatch session = new CountDownLatch(1);
        engine.strands().execute(session::countDown);
        assertThat(session.await(5, TimeUnit.SECONDS)).isTrue();
        await(tenRun);
        mayGoOn.countDown();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(10);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
