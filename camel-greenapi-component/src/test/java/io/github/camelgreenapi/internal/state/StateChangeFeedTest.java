/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which changes of state a route is told, when, and how often. */
class StateChangeFeedTest {

    private final StateFixture bench = new StateFixture();
    private final StateRoute route = new StateRoute();

    private StateChangeFeed watch() {
        return watch(true, Duration.ZERO);
    }

    private StateChangeFeed watch(boolean emitInitial, Duration debounce) {
        StateChangeFeed events = bench.events(route, emitInitial, debounce);
        events.start();
        bench.seconds(5);
        return events;
    }

    private StateChanged last() {
        return route.taken.get(route.taken.size() - 1);
    }

    @Test
    void theFirstStateIsAnEvent() {
        watch();

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
        assertThat(last().previous()).isNull();
    }

    @Test
    void theFirstStateIsNoEventWhenItIsNotWanted() {
        watch(false, Duration.ZERO);
        assertThat(route.taken).isEmpty();

        bench.provider.become("authorized");
        bench.pass(StateFixture.INTERVAL);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        assertThat(last().previous().value()).isEqualTo(AccountState.Value.NOT_AUTHORIZED);
    }

    @Test
    void theFirstStateHasTheTimeOfTheHistorySoThatItsIdOutlivesARestart() {
        bench.provider.become("authorized");
        Instant then = bench.timer.now();
        bench.seconds(1000);

        watch();

        assertThat(last().at()).isEqualTo(then);
        assertThat(last().id()).isEqualTo("greenApi-1101-AUTHORIZED-" + then.getEpochSecond());
    }

    @Test
    void aChangeIsToldOnceWithItsTrueTime() {
        watch();
        bench.seconds(20);
        bench.provider.become("authorized");
        Instant then = bench.timer.now();

        bench.seconds(600);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED");
        assertThat(last().at()).isEqualTo(then);
    }

    @Test
    void looksKeepTheInterval() {
        watch();

        bench.seconds(600);

        assertThat(bench.provider.count("getStateInstance")).isEqualTo(11);
        assertThat(bench.provider.count("getStateInstanceHistory")).isOne();
    }

    @Test
    void aSecondWordForTheSameStateIsNoChange() {
        bench.provider.become("yellowCard");
        watch();

        bench.provider.become("suspended");
        bench.seconds(120);

        assertThat(route.story()).containsExactly("poll:SUSPENDED");
    }

    @Test
    void anInstanceThatIsBeingCreatedHasNoStateAndIsNoFailure() {
        bench.provider.become("null");
        watch();
        bench.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(401, null, null));
            }
        });
        bench.seconds(120);
        assertThat(route.given).isEmpty();
        assertThat(bench.complaints).isEmpty();

        bench.provider.luck(ModelProvider.Luck.GOOD);
        bench.provider.become("notAuthorized");
        bench.seconds(60);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    @Test
    void wrongCredentialsAreToldOnceTheInstanceCannotBeYoung() {
        bench.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(401, null, null));
            }
        });
        watch();

        bench.seconds(600);

        assertThat(bench.complaints).extracting(GreenApiException::kind).containsExactly(GreenApiError.UNAUTHORIZED);
    }

    @Test
    void whatHappenedDuringAnOutageIsFilledInFromTheHistory() {
        StateChangeFeed events = watch();
        bench.provider.become("authorized");
        bench.seconds(60);
        bench.provider.down(true);
        bench.seconds(200);
        bench.provider.become("notAuthorized");
        Instant unlinked = bench.timer.now();
        bench.seconds(200);
        bench.provider.become("authorized");
        Instant linked = bench.timer.now();
        bench.seconds(200);
        assertThat(events.pulse().failure()).isNotNull();

        bench.provider.down(false);
        bench.pass(StateFixture.INTERVAL);

        assertThat(route.story())
                .containsExactly(
                        "poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "history:NOT_AUTHORIZED", "history:AUTHORIZED");
        assertThat(route.taken.get(2).at()).isEqualTo(unlinked);
        assertThat(last().at()).isEqualTo(linked);
        assertThat(events.pulse().failure()).isNull();
    }

    @Test
    void anOutageIsToldOnceAndItsEndIsFoundWithinAnInterval() {
        watch();
        bench.provider.down(true);
        bench.seconds(3600);
        assertThat(bench.complaints).extracting(GreenApiException::kind).containsExactly(GreenApiError.UNREACHABLE);

        bench.provider.become("blocked");
        bench.provider.down(false);
        bench.pass(StateFixture.INTERVAL);

        assertThat(route.story()).endsWith("poll:BLOCKED");
    }

    @Test
    void aHistoryThatIsNotToBeHadDoesNotHoldTheStateUp() {
        watch();
        bench.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return method.equals("getStateInstanceHistory")
                        ? Optional.of(new Reply(500, null, null))
                        : Optional.empty();
            }
        });
        bench.provider.become("authorized");
        bench.seconds(60);
        bench.pass(StateFixture.INTERVAL);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED");
    }

    @Test
    void aRouteThatFailsIsToldAgainWithTheSameIdAndEverythingStaysInOrder() {
        watch();
        route.failures = 3;
        bench.provider.become("authorized");
        bench.seconds(57);
        assertThat(route.taken).hasSize(1);
        bench.provider.become("blocked");

        bench.seconds(300);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "poll:BLOCKED");
        assertThat(route.given.subList(1, 5))
                .extracting(StateChanged::id)
                .containsOnly(route.taken.get(1).id());
    }

    @Test
    void aQueuedNotificationAndALookAreOneChange() {
        watch();
        bench.seconds(10);
        bench.provider.become("authorized");

        bench.told(AccountState.Value.AUTHORIZED, "authorized");
        bench.seconds(120);
        bench.told(AccountState.Value.AUTHORIZED, "authorized");
        bench.seconds(120);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "queue:AUTHORIZED");
    }

    @Test
    void anOldNotificationChangesNothing() {
        bench.provider.become("authorized");
        bench.seconds(100);
        watch();
        AccountState old = new AccountState(
                bench.account.provider(),
                "1101",
                bench.timer.now().minusSeconds(3600),
                AccountState.Value.NOT_AUTHORIZED,
                "notAuthorized",
                null);

        bench.ledger.told(old, StateChanged.Source.queue);
        bench.seconds(300);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
    }

    @Test
    void aNotificationThatOnlyALookCanSettleHasOneId() {
        watch();
        bench.provider.become("starting");
        // Within seconds of a state whose own time is not known, the two clocks do not tell which was first.
        AccountState told = new AccountState(
                bench.account.provider(), "1101", bench.timer.now(), AccountState.Value.STARTING, "starting", null);

        StateChanged handedOn = bench.ledger.told(told, StateChanged.Source.queue);
        bench.seconds(10);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:STARTING");
        assertThat(last().id()).isEqualTo(handedOn.id());
    }

    @Test
    void startingInBetweenIsTold() {
        bench.provider.become("authorized");
        watch();
        bench.provider.become("starting");
        bench.seconds(60);
        bench.provider.become("authorized");
        bench.seconds(60);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "poll:STARTING", "poll:AUTHORIZED");
    }

    @Test
    void aStateThatDoesNotHoldIsNotTold() {
        bench.provider.become("authorized");
        watch(true, Duration.ofSeconds(90));
        bench.seconds(100);
        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        bench.provider.become("starting");
        bench.seconds(60);
        bench.provider.become("authorized");
        bench.seconds(300);
        assertThat(route.story()).containsExactly("poll:AUTHORIZED");

        bench.provider.become("notAuthorized");
        bench.seconds(60);
        assertThat(route.taken).hasSize(1);
        bench.seconds(40);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "poll:NOT_AUTHORIZED");
        assertThat(last().previous().value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void whatHappenedWhileTheRouteWasSuspendedIsToldWhenItGoesOn() {
        StateChangeFeed events = watch();
        route.failures = Integer.MAX_VALUE;
        bench.provider.become("authorized");
        bench.seconds(70);
        events.stop();
        bench.provider.become("blocked");
        bench.seconds(300);
        route.failures = 0;

        events.resume();
        bench.seconds(5);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "poll:BLOCKED");
    }

    @Test
    void whatWasStoppedLeavesNothingBehind() {
        StateChangeFeed events = watch(true, Duration.ofSeconds(90));
        bench.provider.become("starting");
        bench.seconds(70);

        events.stop();

        assertThat(bench.timer.pending()).isZero();
        bench.told(AccountState.Value.AUTHORIZED, "authorized");
        assertThat(bench.timer.pending()).isZero();
    }

    @Test
    void ownLogoutIsSeenAtOnce() {
        bench.provider.become("authorized");
        watch();
        bench.provider.become("notAuthorized");

        bench.ledger.doubt();
        bench.seconds(2);

        assertThat(route.story()).endsWith("poll:NOT_AUTHORIZED");
    }

    @Test
    void theAlarmRingsOnceWhenALookFindsTheAccountLoggedOut() {
        bench.provider.become("authorized");
        StateLedgers ledgers = new StateLedgers();
        StatePolicy policy =
                new StatePolicy(StateFixture.INTERVAL, Duration.ofSeconds(75), Duration.ZERO, false, Duration.ZERO);
        int[] rings = new int[1];
        new LedgerLogoutWatch(ledgers, policy, bench.resources).watch(bench.account, () -> rings[0]++);
        bench.seconds(200);
        assertThat(rings[0]).isZero();

        bench.provider.become("notAuthorized");
        bench.seconds(200);

        assertThat(rings[0]).isOne();
        assertThat(bench.timer.pending()).isZero();
    }
}
