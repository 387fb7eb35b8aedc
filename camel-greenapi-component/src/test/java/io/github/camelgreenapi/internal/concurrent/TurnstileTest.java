/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final ManualTimer timer = new ManualTimer();
    private final List<String> log = new ArrayList<>();
    private final Turnstile turnstile = new Turnstile(timer, 10, log::add);
    private final List<Integer> passed = new ArrayList<>();

    private List<Cancellable> enter(int count) {
        List<Cancellable> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            places.add(turnstile.enter(() -> passed.add(number)));
        }
        return places;
    }

    @Test
    void theFirstPassesAtOnceAndTheOthersInOrder() {
        enter(5);
        assertThat(passed).containsExactly(0);

        timer.advance(Duration.ofMillis(250));
        assertThat(passed).containsExactly(0, 1, 2);

        timer.advance(Duration.ofSeconds(1));
        assertThat(passed).containsExactly(0, 1, 2, 3, 4);
        assertThat(log).isEmpty();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void noSecondHasMoreThanItsRate() {
        enter(35);
        List<Integer> perSecond = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            int before = second == 0 ? 0 : passed.size();
            timer.advance(Duration.ofMillis(999));
            perSecond.add(passed.size() - before);
            timer.advance(Duration.ofMillis(1));
        }

        assertThat(perSecond).allMatch(count -> count <= 10);
        assertThat(passed).hasSize(35);
    }

    @Test
    void whoGoesAwayCostsNoTurn() {
        List<Cancellable> places = enter(12);
        places.subList(1, 11).forEach(Cancellable::cancel);
        assertThat(turnstile.waiting()).isOne();

        timer.advance(Duration.ofMillis(100));

        assertThat(passed).containsExactly(0, 11);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aLongWaitIsReportedNowAndThenAndItsEnd() {
        enter(250);
        timer.advance(Duration.ofSeconds(60));

        assertThat(log)
                .containsExactly(
                        "Linking 100 of 249 accounts: 149 wait for their web socket, of which 10 are opened a second",
                        "Linking 200 of 249 accounts: 49 wait for their web socket, of which 10 are opened a second",
                        "Linking all 249 accounts");

        // Those who come later are counted anew.
        log.clear();
        enter(150);
        timer.advance(Duration.ofSeconds(60));
        assertThat(log)
                .containsExactly(
                        "Linking 100 of 149 accounts: 49 wait for their web socket, of which 10 are opened a second",
                        "Linking all 149 accounts");
        log.clear();
        enter(2);
        timer.advance(Duration.ofSeconds(60));
        assertThat(log).isEmpty();
    }

    @Test
    void whoHasPassedHasNothingToCancel() {
        turnstile.enter(() -> passed.add(1)).cancel();

        assertThat(passed).containsExactly(1);
    }

    @Test
    void withoutABoundEverybodyPassesAtOnce() {
        Turnstile open = new Turnstile(timer, 0, log::add);
        for (int i = 0; i < 100; i++) {
            open.enter(() -> passed.add(1));
        }

        assertThat(passed).hasSize(100);
    }
}
