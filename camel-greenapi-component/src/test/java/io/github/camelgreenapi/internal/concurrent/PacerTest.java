/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENT = Duration.ofHours(1);

    private final ManualTimer timer = new ManualTimer();
    private final Pacer pacer = new Pacer(timer);

    @Test
    void turnsAreGivenInTheOrderTheyAreAskedFor() {
        assertThat(pacer.turn("a", "qr", SECOND, PATIENT)).isZero();
        assertThat(pacer.turn("a", "qr", SECOND, PATIENT)).isEqualTo(SECOND);
        timer.advance(Duration.ofMillis(400));
        assertThat(pacer.turn("a", "qr", SECOND, PATIENT)).isEqualTo(Duration.ofMillis(1_600));
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        pacer.turn("a", "qr", SECOND, PATIENT);
        timer.advance(Duration.ofMinutes(1));

        assertThat(pacer.turn("a", "qr", SECOND, PATIENT)).isZero();
        assertThat(pacer.turn("a", "qr", SECOND, PATIENT)).isEqualTo(SECOND);
    }

    @Test
    void accountsAndMethodsDoNotWaitForEachOther() {
        pacer.turn("a", "qr", SECOND, PATIENT);

        assertThat(pacer.turn("a", "getStateInstance", SECOND, PATIENT)).isZero();
        assertThat(pacer.turn("b", "qr", SECOND, PATIENT)).isZero();
    }

    @Test
    void aTurnThatWouldComeTooLateIsNotTaken() {
        pacer.turn("a", "qr", SECOND, PATIENT);

        assertThat(pacer.turn("a", "qr", SECOND, Duration.ofMillis(999))).isNull();
        assertThat(pacer.turn("a", "qr", SECOND, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void turnsDoNotDependOnTheTimersOrigin() {
        timer.advance(Duration.ofDays(400));
        Pacer late = new Pacer(timer);

        assertThat(late.turn("a", "qr", SECOND, PATIENT)).isZero();
        assertThat(late.untilFree("a", "qr")).isEqualTo(SECOND);
        assertThat(late.turn("a", "qr", SECOND, PATIENT)).isEqualTo(SECOND);
    }

    @Test
    void accountsThatComeAndGoLeaveNothingBehind() {
        for (int i = 0; i < 100_000; i++) {
            pacer.turn("account " + i, "qr", SECOND, PATIENT);
            timer.advance(Duration.ofMillis(10));
        }

        assertThat(pacer.size()).isLessThan(1_100);
    }

    @Test
    void whatIsStillToComeIsKeptHoweverMuchItIs() {
        for (int i = 0; i < 5_000; i++) {
            pacer.turn("account " + i, "qr", SECOND, PATIENT);
        }

        assertThat(pacer.turn("account 0", "qr", SECOND, PATIENT)).isEqualTo(SECOND);
        assertThat(pacer.size()).isEqualTo(5_000);
    }
}
