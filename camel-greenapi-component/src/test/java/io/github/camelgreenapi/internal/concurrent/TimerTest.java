/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** The real time, and the one that tests turn by hand. */
class TimerTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void tasksRunInTheirOrderEachAtItsOwnInstant() {
        ManualTimer timer = new ManualTimer();
        Instant start = timer.now();
        timer.after(Duration.ofSeconds(2), () -> done.add("two " + Duration.between(start, timer.now())));
        timer.after(Duration.ofSeconds(1), () -> {
            done.add("one " + Duration.between(start, timer.now()));
            timer.after(Duration.ofMillis(500), () -> done.add("given " + Duration.between(start, timer.now())));
        });
        timer.after(Duration.ofSeconds(9), () -> done.add("late"));
        timer.advance(Duration.ofSeconds(3));

        assertThat(done).containsExactly("one PT1S", "given PT1.5S", "two PT2S");
        assertThat(timer.pending()).isEqualTo(1);
        assertThat(timer.now()).isEqualTo(start.plusSeconds(3));
    }

    @Test
    void whatIsCalledOffDoesNotRun() {
        ManualTimer timer = new ManualTimer();
        timer.after(Duration.ofSeconds(1), () -> done.add("one")).cancel();
        timer.advance(Duration.ofSeconds(2));

        assertThat(done).isEmpty();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void theRealTimerRunsATaskOnceAndLaterUnlessItIsCalledOff() {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledTimer timer = new ScheduledTimer(scheduler);
            timer.after(Duration.ofMillis(60), () -> done.add("no")).cancel();
            timer.after(Duration.ofMillis(150), () -> done.add("later"));
            timer.after(Duration.ofSeconds(-1), () -> done.add("now"));

            await().until(() -> done.contains("later"));
            assertThat(done).containsExactly("now", "later");
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void aTimerThatWasStoppedTakesTasksWithoutDoingThem() {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        scheduler.shutdownNow();

        new ScheduledTimer(scheduler)
                .after(Duration.ZERO, () -> done.add("done"))
                .cancel();
        assertThat(done).isEmpty();
    }

    @Test
    void aDelayMayBeLongerThanAClockCounts() {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            new ScheduledTimer(scheduler)
                    .after(Duration.ofMillis(Long.MAX_VALUE), () -> done.add("never"))
                    .cancel();
        } finally {
            scheduler.shutdownNow();
        }

        assertThat(done).isEmpty();
    }
}
