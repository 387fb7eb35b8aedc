/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A state consumer before, during and after a long outage. */
class StateOutageTest {

    // A poll may take a quarter of the interval.
    private static final Duration PATIENCE = StateFixture.INTERVAL.dividedBy(4);
    // A provider that asks for a longer pause gets at most this.
    private static final Duration GRANTED = Duration.ofMinutes(5);

    private final StateFixture fixture = new StateFixture();
    private final StateRoute route = new StateRoute();
    private final StateChangeFeed feed = fixture.events(route, true, Duration.ZERO);

    private void watch() {
        feed.start();
        fixture.pass(StateFixture.INTERVAL);
        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    private void nothingIsLeftBehind() {
        feed.stop();
        fixture.pass(PATIENCE.multipliedBy(2));
        assertThat(fixture.timer.pending()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void afterItTheStateIsTheProvidersAndEachChangeWasReportedOnce(Outage outage) {
        watch();
        fixture.provider.luck(outage.luck(PATIENCE));
        fixture.pass(outage.length().dividedBy(3));
        fixture.provider.become("authorized");
        fixture.pass(outage.length().dividedBy(3));
        fixture.provider.become("blocked");
        fixture.pass(outage.length().dividedBy(3));

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.pass(outage == Outage.LIMITING_FOR_AN_HOUR ? GRANTED : StateFixture.INTERVAL);

        assertThat(route.taken)
                .extracting(change -> change.current().value())
                .containsExactly(
                        AccountState.Value.NOT_AUTHORIZED, AccountState.Value.AUTHORIZED, AccountState.Value.BLOCKED);
        assertThat(route.given).extracting(StateChanged::id).doesNotHaveDuplicates();
        assertThat(fixture.failures)
                .extracting(GreenApiException::kind)
                .containsExactlyElementsOf(outage.failure().stream().toList());
        assertThat(feed.status().failure()).isNull();
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @EnumSource
    void aStopInTheMiddleLeavesNothingAndAResumptionMissesNothing(Outage outage) {
        watch();
        fixture.provider.luck(outage.luck(PATIENCE));
        fixture.pass(outage.length().dividedBy(2).plusSeconds(7));
        nothingIsLeftBehind();
        fixture.provider.become("authorized");
        fixture.pass(outage.length().dividedBy(2));

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        feed.resume();
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.taken)
                .extracting(change -> change.current().value())
                .containsExactly(AccountState.Value.NOT_AUTHORIZED, AccountState.Value.AUTHORIZED);
        nothingIsLeftBehind();
    }

    @Test
    void inAnOutageAProviderIsAskedFourTimesAnIntervalAtMost() {
        watch();
        fixture.provider.luck(Outage.BROKEN.luck(PATIENCE));
        long before = fixture.provider.count("getStateInstance");

        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.provider.count("getStateInstance") - before).isBetween(60L, 240L);
        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(GreenApiError.SERVER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1440, -10, 10, 1440})
    void aClockThatIsWrongForAnHourAddsNoChangeAndHidesNone(int minutes) {
        watch();
        fixture.timer.setClock(Duration.ofMinutes(minutes));
        fixture.pass(Duration.ofMinutes(20));
        fixture.provider.become("authorized");
        fixture.pass(Duration.ofMinutes(20));
        fixture.timer.setClock(Duration.ofMinutes(-minutes));
        fixture.pass(Duration.ofMinutes(20));
        fixture.provider.become("blocked");
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.taken)
                .extracting(change -> change.current().value())
                .containsExactly(
                        AccountState.Value.NOT_AUTHORIZED, AccountState.Value.AUTHORIZED, AccountState.Value.BLOCKED);
        assertThat(fixture.failures).isEmpty();
        nothingIsLeftBehind();
    }
}
