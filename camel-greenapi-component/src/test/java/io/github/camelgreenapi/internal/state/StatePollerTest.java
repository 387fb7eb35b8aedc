/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an account is polled, and what becomes of polls that fail. */
class StatePollerTest {

    private final StateFixture fixture = new StateFixture();
    private final StatePoller poller = new StatePoller(
            fixture.account,
            fixture.ledger,
            StateFixture.policy(StateFixture.INTERVAL),
            fixture.resources,
            fixture.failures::add);

    private void start() {
        poller.start();
        fixture.seconds(5);
    }

    private long polls() {
        return fixture.provider.count("getStateInstance");
    }

    private long histories() {
        return fixture.provider.count("getStateInstanceHistory");
    }

    private void refuse(String method, int status, String body) {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String refused) {
                return refused.equals(method)
                        ? Optional.of(new Reply(status, body.getBytes(StandardCharsets.UTF_8), null))
                        : Optional.empty();
            }
        });
    }

    private AccountState.Value present() {
        return fixture.ledger.current().orElseThrow().current().value();
    }

    @Test
    void aPollOnRequestTakesThePlaceOfTheNextOne() {
        start();
        fixture.seconds(30);
        poller.pollNow();
        fixture.seconds(2);
        assertThat(polls()).isEqualTo(2);

        fixture.seconds(600);

        assertThat(polls()).isEqualTo(12);
    }

    @Test
    void aPollRequestedDuringAPollFollowsIt() {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Duration latency() {
                return Duration.ofSeconds(1);
            }
        });
        poller.start(Duration.ZERO);
        fixture.pass(Duration.ofMillis(1500));
        poller.pollNow();
        poller.pollNow();
        fixture.seconds(10);

        assertThat(polls()).isEqualTo(2);
    }

    @Test
    void aPollThatANotificationOvertookIsMadeAgain() {
        start();
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Duration latency() {
                return Duration.ofSeconds(1);
            }
        });
        fixture.seconds(30);
        poller.pollNow();
        fixture.pass(Duration.ofMillis(1500));
        // The reply that is under way has the state before this one.
        fixture.notified(AccountState.Value.AUTHORIZED, "authorized");
        fixture.provider.become("authorized");
        fixture.seconds(10);

        assertThat(present()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(polls()).isEqualTo(3);
        assertThat(fixture.ledger.number()).isEqualTo(2);
    }

    @Test
    void aHistoryThatFailsIsTriedThreeTimes() {
        start();
        refuse("getStateInstanceHistory", 500, "");
        fixture.provider.become("authorized");
        long before = histories();
        while (present() != AccountState.Value.AUTHORIZED) {
            fixture.seconds(1);
        }

        assertThat(histories() - before).isEqualTo(3);
        fixture.pass(StateFixture.INTERVAL.multipliedBy(2));
        assertThat(histories() - before).isEqualTo(3);
    }

    @Test
    void aHistoryThatIsRefusedForGoodIsNotTriedAgain() {
        start();
        refuse("getStateInstanceHistory", 403, "");
        fixture.provider.become("authorized");
        long before = histories();
        fixture.seconds(60);

        assertThat(histories() - before).isOne();
        assertThat(present()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(fixture.failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', UNAUTHORIZED",
        "400, Instance in starting process try later, INSTANCE_STARTING",
        "400, Instance is expired, SUBSCRIPTION_EXPIRED"
    })
    void aNewInstanceMayRefuseForItsStartupTimeout(int status, String body, GreenApiError kind) {
        refuse("getStateInstance", status, body);
        start();
        fixture.pass(StateFixture.STARTUP.minusSeconds(35));
        assertThat(fixture.failures).isEmpty();

        fixture.seconds(60);

        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "500, SERVER_ERROR"})
    void anotherFailureOfANewInstanceIsReportedAtOnce(int status, GreenApiError kind) {
        refuse("getStateInstance", status, "");
        start();
        fixture.seconds(30);

        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(kind);
    }

    @Test
    void anInstanceThatHasHadAStateIsNotNew() {
        start();
        refuse("getStateInstance", 401, "");
        fixture.pass(StateFixture.INTERVAL.plusSeconds(1));

        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(GreenApiError.UNAUTHORIZED);
    }

    @Test
    void aLackOfMemoryWhileAPollIsRecordedDoesNotEndThePolls() {
        fixture.nextChangeExhaustsTheMemory();
        start();
        assertThat(fixture.failures).singleElement().asString().contains("OutOfMemoryError");

        fixture.provider.become("authorized");
        fixture.pass(StateFixture.INTERVAL.multipliedBy(2));

        assertThat(present()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void eachKindOfFailureIsReportedOnce() {
        start();
        refuse("getStateInstance", 500, "");
        fixture.seconds(600);
        refuse("getStateInstance", 403, "");
        fixture.seconds(600);

        assertThat(fixture.failures)
                .extracting(GreenApiException::kind)
                .containsExactly(GreenApiError.SERVER_ERROR, GreenApiError.FORBIDDEN);
    }

    @Test
    void aStoppedPollerListensToNothing() {
        start();
        assertThat(fixture.ledger.listeners()).isOne();

        poller.stop();

        assertThat(fixture.ledger.listeners()).isZero();
        assertThat(fixture.timer.pending()).isZero();
        poller.pollNow();
        assertThat(fixture.timer.pending()).isZero();
    }
}
