/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = Backoff.of(Duration.ofSeconds(5), Duration.ofSeconds(60));

    @Test
    void itsBoundDoublesUpToTheMost() {
        assertThat(Stream.iterate(BACKOFF, Backoff::next)
                        .limit(6)
                        .map(Backoff::bound)
                        .map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void aPauseIsDrawnEvenlyBetweenNothingAndTheBound() {
        Random random = new Random(1);
        LongSummaryStatistics millis = LongStream.range(0, 10_000)
                .map(i -> BACKOFF.pause(random).toMillis())
                .summaryStatistics();

        assertThat(millis.getMin()).isBetween(0L, 50L);
        assertThat(millis.getMax()).isBetween(4_950L, 5_000L);
        assertThat(millis.getAverage()).isBetween(2_400.0, 2_600.0);
    }

    @Test
    void theMostIsABoundForTheFirstToo() {
        assertThat(Backoff.of(Duration.ofSeconds(90), Duration.ofSeconds(60)).bound())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void manyTriesDoNotOverflowIt() {
        Backoff last =
                Stream.iterate(BACKOFF, Backoff::next).skip(10_000).findFirst().orElseThrow();

        assertThat(last.bound()).isEqualTo(Duration.ofSeconds(60));
    }
}
