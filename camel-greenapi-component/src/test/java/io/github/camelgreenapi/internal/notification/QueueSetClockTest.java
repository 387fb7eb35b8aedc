/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.internal.concurrent.ClockSetter;
import io.github.camelgreenapi.internal.state.ModelProvider;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A wall clock that is set while a queue is read changes nothing of what is delivered, and when. */
class QueueSetClockTest {

    private static final int SEEDS = Repetitions.of(20, 2_000);

    private static final ModelProvider.Luck REFUSING = new ModelProvider.Luck() {
        @Override
        public Optional<Reply> refusal(String method) {
            return Optional.of(new Reply(429, new byte[0], Duration.ofSeconds(40)));
        }
    };

    /** Long polls, messages, a refusal with its pause, and a route that fails for a while. */
    private static List<String> story(Long seed) {
        StateFixture fixture = new StateFixture();
        ClockSetter clock = seed == null ? ClockSetter.idle(fixture.timer) : ClockSetter.seeded(fixture.timer, seed);
        List<String> story = new ArrayList<>();
        int[] second = new int[1];
        NotificationQueue queue = new NotificationQueue(
                fixture.account,
                new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                fixture.ledger,
                fixture.resources,
                notification -> {
                    story.add(second[0] + " " + notification.id());
                    return second[0] > 300 && second[0] < 350
                            ? CompletableFuture.failedFuture(new IllegalStateException("The route fails"))
                            : CompletableFuture.completedFuture(null);
                },
                failure -> story.add(second[0] + " " + failure.kind()));
        queue.start();
        for (second[0] = 1; second[0] <= 500; second[0]++) {
            clock.mayAct();
            if (second[0] % 35 == 0) {
                fixture.provider.message("m" + second[0]);
            }
            fixture.provider.luck(second[0] > 100 && second[0] < 200 ? REFUSING : ModelProvider.Luck.GOOD);
            clock.mayAct();
            fixture.seconds(1);
        }
        assertThat(fixture.provider.queued()).isZero();
        queue.stop();
        assertThat(fixture.timer.pending()).as("what is left behind").isZero();
        return story;
    }

    @Test
    void aQueueIsReadAsIfNobodyHadSetTheClock() {
        List<String> undisturbed = story(null);
        assertThat(undisturbed).hasSizeGreaterThan(15).anyMatch(event -> event.endsWith("RATE_LIMITED"));
        Long one = Long.getLong("seed");
        for (int i = 0; i < (one == null ? SEEDS : 1); i++) {
            long seed = one == null ? ThreadLocalRandom.current().nextLong() : one;
            assertThat(story(seed)).as("seed %d", seed).isEqualTo(undisturbed);
        }
    }
}
