/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.internal.concurrent.ClockSetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A wall clock that is set while a state is watched changes nothing of what is reported, and when. */
class StateSetClockTest {

    private static final int SEEDS = Repetitions.of(20, 2_000);
    private static final String[] STATES = {"authorized", "yellowCard", "blocked", "authorized", "notAuthorized"};

    private static List<String> story(Duration debounce, Long seed) {
        StateFixture fixture = new StateFixture();
        ClockSetter clock = seed == null ? ClockSetter.idle(fixture.timer) : ClockSetter.seeded(fixture.timer, seed);
        StateRoute route = new StateRoute();
        StateChangeFeed feed = fixture.events(route, true, debounce);
        feed.start();
        List<String> story = new ArrayList<>();
        for (int second = 1; second <= 1_000; second++) {
            clock.mayAct();
            if (second % 150 == 0) {
                fixture.provider.become(STATES[second / 150 % STATES.length]);
            }
            fixture.provider.down(second > 400 && second < 500);
            clock.mayAct();
            fixture.seconds(1);
            for (String change : route.story().subList(story.size(), route.taken.size())) {
                story.add(second + " " + change);
            }
        }
        feed.stop();
        assertThat(fixture.timer.pending()).as("what is left behind").isZero();
        return story;
    }

    private static void isUndisturbed(Duration debounce, UnaryOperator<String> asFarAsItMust) {
        List<String> undisturbed =
                story(debounce, null).stream().map(asFarAsItMust).toList();
        assertThat(undisturbed).hasSize(7);
        Long one = Long.getLong("seed");
        for (int i = 0; i < (one == null ? SEEDS : 1); i++) {
            long seed = one == null ? ThreadLocalRandom.current().nextLong() : one;
            assertThat(story(debounce, seed).stream().map(asFarAsItMust))
                    .as("seed %d", seed)
                    .isEqualTo(undisturbed);
        }
    }

    @Test
    void aStateIsWatchedAsIfNobodyHadSetTheClock() {
        isUndisturbed(Duration.ZERO, UnaryOperator.identity());
    }

    // How long a state has held already is a matter of the provider's clock and of this machine's.
    @Test
    void everyStateThatHoldsIsReportedOnce() {
        isUndisturbed(Duration.ofSeconds(30), event -> event.replaceFirst("\\d+ ", ""));
    }

    @Test
    void aStateThatHasToHoldIsNotForgotten() {
        for (int minutes : new int[] {-10, 10}) {
            StateFixture fixture = new StateFixture();
            StateRoute route = new StateRoute();
            fixture.events(route, false, Duration.ofMinutes(2)).start();
            fixture.seconds(5);
            fixture.provider.become("authorized");
            fixture.seconds(60);
            fixture.timer.setClock(Duration.ofMinutes(minutes));
            fixture.seconds(50);
            assertThat(route.taken).isEmpty();

            fixture.seconds(20);
            assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        }
    }
}
