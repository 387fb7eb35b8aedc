/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    private final ManualTimer timer = new ManualTimer();

    @Test
    void itPassesWithTheTimeWhateverTheClockSays() {
        Deadline deadline = Deadline.in(timer, TEN);
        timer.advance(Duration.ofSeconds(4));
        timer.setClock(Duration.ofMinutes(-10));

        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(6));
        timer.advance(TEN);
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(-4));
    }

    @Test
    void itAllowsLessThanWhatIsLeft() {
        Deadline deadline = Deadline.in(timer, TEN);

        assertThat(deadline.allows(TEN)).isFalse();
        assertThat(deadline.allows(TEN.minusNanos(1))).isTrue();
    }

    @Test
    void theEndOfTimeIsTenYearsAway() {
        assertThat(Deadline.in(timer, Duration.ofSeconds(Long.MAX_VALUE)).left())
                .isEqualTo(Duration.ofDays(3_650));
    }
}
