/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.state.ModelProvider;
import io.github.camelgreenapi.internal.state.Outage;
import io.github.camelgreenapi.internal.state.StateFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A queue before, during and after a long outage. */
class QueueOutageTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(75);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    // A provider that asks for a longer pause gets at most this.
    private static final Duration GRANTED = Duration.ofMinutes(5);

    private final StateFixture fixture = new StateFixture();
    private final List<String> given = new ArrayList<>();
    private final NotificationQueue queue = new NotificationQueue(
            fixture.account,
            new QueuePolicy(Duration.ofSeconds(20), TIMEOUT),
            fixture.ledger,
            fixture.resources,
            notification -> {
                given.add(notification.id());
                return CompletableFuture.completedFuture(null);
            },
            fixture.failures::add);

    private void nothingIsLeftBehind() {
        queue.stop();
        fixture.pass(TIMEOUT.multipliedBy(2));
        assertThat(fixture.timer.pending()).isZero();
        assertThat(fixture.provider.longPolls()).isZero();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "greenApi-1101-incomingMessageReceived-m" + i)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void afterItEachNotificationWasDeliveredOnceAndInOrder(Outage outage) {
        queue.start();
        fixture.provider.message("m0");
        fixture.seconds(10);
        fixture.provider.luck(outage.luck(TIMEOUT));
        for (int i = 1; i < 10; i++) {
            fixture.provider.message("m" + i);
            fixture.pass(outage.length().dividedBy(9));
        }

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        Duration late =
                outage.failure().isEmpty() || outage == Outage.HANGING ? TIMEOUT.multipliedBy(2) : Duration.ZERO;
        Duration granted = outage == Outage.LIMITING_FOR_AN_HOUR ? GRANTED : Duration.ZERO;
        fixture.pass(LONGEST_PAUSE.plus(late).plus(granted));

        assertThat(given).isEqualTo(ids(10));
        assertThat(fixture.provider.queued()).isZero();
        assertThat(fixture.provider.deleted()).hasSize(10);
        assertThat(fixture.failures)
                .extracting(GreenApiException::kind)
                .containsExactlyElementsOf(outage.failure().stream().toList());
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @EnumSource
    void aStopInTheMiddleLeavesNothingAndAStartMissesNothing(Outage outage) {
        queue.start();
        fixture.seconds(10);
        fixture.provider.luck(outage.luck(TIMEOUT));
        fixture.pass(outage.length().dividedBy(2).plusSeconds(7));
        nothingIsLeftBehind();
        fixture.provider.message("m0");
        fixture.pass(outage.length().dividedBy(2));

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        queue.start();
        fixture.seconds(2);

        assertThat(given).isEqualTo(ids(1));
        nothingIsLeftBehind();
    }
}
