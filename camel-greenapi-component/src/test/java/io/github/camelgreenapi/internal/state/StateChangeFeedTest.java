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

    private final StateFixture fixture = new StateFixture();
    private final StateRoute route = new StateRoute();

    private StateChangeFeed watch() {
        return watch(true, Duration.ZERO);
    }

    private StateChangeFeed watch(boolean emitInitial, Duration debounce) {
        StateChangeFeed events = fixture.events(route, emitInitial, debounce);
        events.start();
        fixture.seconds(5);
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

        fixture.provider.become("authorized");
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        assertThat(last().previous().value()).isEqualTo(AccountState.Value.NOT_AUTHORIZED);
    }

    @Test
    void theFirstStatesIdComesFromTheHistoryAndOutlivesARestart() {
        fixture.provider.become("authorized");
        Instant then = fixture.timer.now();
        fixture.seconds(1000);

        watch();

        assertThat(last().at()).isEqualTo(then);
        assertThat(last().id()).isEqualTo("greenApi-1101-AUTHORIZED-" + then.getEpochSecond());
    }

    @Test
    void aChangeIsOneEventWithItsTrueTime() {
        watch();
        fixture.seconds(20);
        fixture.provider.become("authorized");
        Instant then = fixture.timer.now();

        fixture.seconds(600);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED");
        assertThat(last().at()).isEqualTo(then);
    }

    @Test
    void pollsKeepTheInterval() {
        watch();

        fixture.seconds(600);

        assertThat(fixture.provider.count("getStateInstance")).isEqualTo(11);
        assertThat(fixture.provider.count("getStateInstanceHistory")).isOne();
    }

    @Test
    void aSecondWordForTheSameStateIsNoChange() {
        fixture.provider.become("yellowCard");
        watch();

        fixture.provider.become("suspended");
        fixture.seconds(120);

        assertThat(route.story()).containsExactly("poll:SUSPENDED");
    }

    @Test
    void anInstanceThatIsBeingCreatedHasNoStateAndIsNoFailure() {
        fixture.provider.become("null");
        watch();
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(401, null, null));
            }
        });
        fixture.seconds(120);
        assertThat(route.given).isEmpty();
        assertThat(fixture.failures).isEmpty();

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.provider.become("notAuthorized");
        fixture.seconds(60);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    @Test
    void wrongCredentialsAreReportedOnceTheInstanceIsOld() {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(401, null, null));
            }
        });
        watch();

        fixture.seconds(600);

        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(GreenApiError.UNAUTHORIZED);
    }

    @Test
    void whatHappenedDuringAnOutageIsFilledInFromTheHistory() {
        StateChangeFeed events = watch();
        fixture.provider.become("authorized");
        fixture.seconds(60);
        fixture.provider.down(true);
        fixture.seconds(200);
        fixture.provider.become("notAuthorized");
        Instant unlinked = fixture.timer.now();
        fixture.seconds(200);
        fixture.provider.become("authorized");
        Instant linked = fixture.timer.now();
        fixture.seconds(200);
        assertThat(events.status().failure()).isNotNull();

        fixture.provider.down(false);
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.story())
                .containsExactly(
                        "poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "history:NOT_AUTHORIZED", "history:AUTHORIZED");
        assertThat(route.taken.get(2).at()).isEqualTo(unlinked);
        assertThat(last().at()).isEqualTo(linked);
        assertThat(events.status().failure()).isNull();
    }

    @Test
    void anOutageIsReportedOnceAndItsEndIsFoundInAnInterval() {
        watch();
        fixture.provider.down(true);
        fixture.seconds(3600);
        assertThat(fixture.failures).extracting(GreenApiException::kind).containsExactly(GreenApiError.UNREACHABLE);

        fixture.provider.become("blocked");
        fixture.provider.down(false);
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.story()).endsWith("poll:BLOCKED");
    }

    @Test
    void aHistoryThatIsNotToBeHadDoesNotHoldTheStateUp() {
        watch();
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return method.equals("getStateInstanceHistory")
                        ? Optional.of(new Reply(500, null, null))
                        : Optional.empty();
            }
        });
        fixture.provider.become("authorized");
        fixture.seconds(60);
        fixture.pass(StateFixture.INTERVAL);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED");
    }

    @Test
    void aFailedRouteGetsTheSameIdAgainAndOrderIsKept() {
        watch();
        route.failures = 3;
        fixture.provider.become("authorized");
        fixture.seconds(57);
        assertThat(route.taken).hasSize(1);
        fixture.provider.become("blocked");

        fixture.seconds(300);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "poll:BLOCKED");
        assertThat(route.given.subList(1, 5))
                .extracting(StateChanged::id)
                .containsOnly(route.taken.get(1).id());
    }

    @Test
    void aQueuedNotificationAndAPollAreOneChange() {
        watch();
        fixture.seconds(10);
        fixture.provider.become("authorized");

        fixture.notified(AccountState.Value.AUTHORIZED, "authorized");
        fixture.seconds(120);
        fixture.notified(AccountState.Value.AUTHORIZED, "authorized");
        fixture.seconds(120);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "queue:AUTHORIZED");
    }

    @Test
    void anOldNotificationChangesNothing() {
        fixture.provider.become("authorized");
        fixture.seconds(100);
        watch();
        AccountState old = new AccountState(
                fixture.account.provider(),
                "1101",
                fixture.timer.now().minusSeconds(3600),
                AccountState.Value.NOT_AUTHORIZED,
                "notAuthorized",
                null);

        fixture.ledger.recordNotification(old, StateChanged.Source.queue);
        fixture.seconds(300);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
    }

    @Test
    void aNotificationThatOnlyAPollCanSettleHasOneId() {
        watch();
        fixture.provider.become("starting");
        // Within seconds of a state whose own time is not known, the two clocks do not tell which was first.
        AccountState told = new AccountState(
                fixture.account.provider(), "1101", fixture.timer.now(), AccountState.Value.STARTING, "starting", null);

        StateChanged handedOn = fixture.ledger.recordNotification(told, StateChanged.Source.queue);
        fixture.seconds(10);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:STARTING");
        assertThat(last().id()).isEqualTo(handedOn.id());
    }

    @Test
    void startingInBetweenIsReported() {
        fixture.provider.become("authorized");
        watch();
        fixture.provider.become("starting");
        fixture.seconds(60);
        fixture.provider.become("authorized");
        fixture.seconds(60);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "poll:STARTING", "poll:AUTHORIZED");
    }

    @Test
    void aStateThatDoesNotHoldIsNotReported() {
        fixture.provider.become("authorized");
        watch(true, Duration.ofSeconds(90));
        fixture.seconds(100);
        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        fixture.provider.become("starting");
        fixture.seconds(60);
        fixture.provider.become("authorized");
        fixture.seconds(300);
        assertThat(route.story()).containsExactly("poll:AUTHORIZED");

        fixture.provider.become("notAuthorized");
        fixture.seconds(60);
        assertThat(route.taken).hasSize(1);
        fixture.seconds(40);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "poll:NOT_AUTHORIZED");
        assertThat(last().previous().value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void whatHappenedWhileSuspendedIsEmittedWhenResumed() {
        StateChangeFeed events = watch();
        route.failures = Integer.MAX_VALUE;
        fixture.provider.become("authorized");
        fixture.seconds(70);
        events.stop();
        fixture.provider.become("blocked");
        fixture.seconds(300);
        route.failures = 0;

        events.resume();
        fixture.seconds(5);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED", "poll:BLOCKED");
    }

    @Test
    void whatWasStoppedLeavesNothingBehind() {
        StateChangeFeed events = watch(true, Duration.ofSeconds(90));
        fixture.provider.become("starting");
        fixture.seconds(70);

        events.stop();

        assertThat(fixture.timer.pending()).isZero();
        assertThat(fixture.ledger.listeners()).isZero();
        fixture.notified(AccountState.Value.AUTHORIZED, "authorized");
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void ownLogoutIsSeenAtOnce() {
        fixture.provider.become("authorized");
        watch();
        fixture.provider.become("notAuthorized");

        fixture.ledger.requestPoll();
        fixture.seconds(2);

        assertThat(route.story()).endsWith("poll:NOT_AUTHORIZED");
    }

    @Test
    void aPollThatFindsALogoutNotifiesOnce() {
        fixture.provider.become("authorized");
        StateLedgers ledgers = new StateLedgers();
        StatePolicy policy = new StatePolicy(
                StateFixture.INTERVAL,
                Duration.ofSeconds(75),
                Duration.ZERO,
                false,
                Duration.ZERO,
                StateFixture.STARTUP);
        int[] rings = new int[1];
        new LedgerLogoutWatch(ledgers, policy, fixture.resources).watch(fixture.account, () -> rings[0]++);
        fixture.seconds(200);
        assertThat(rings[0]).isZero();

        fixture.provider.become("notAuthorized");
        fixture.seconds(200);

        assertThat(rings[0]).isOne();
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopThePolls() {
        watch();
        fixture.timer.setClock(Duration.ofMinutes(-10));
        fixture.provider.become("authorized");
        fixture.pass(StateFixture.INTERVAL.plusSeconds(5));

        assertThat(last().current().value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aRetryAfterOfADaySilencesThePollsForFiveMinutes() {
        watch();
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(503, new byte[0], Duration.ofDays(1)));
            }
        });
        fixture.pass(StateFixture.INTERVAL.plusSeconds(5));
        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.provider.become("authorized");
        fixture.pass(Duration.ofMinutes(6));

        assertThat(last().current().value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aStartWithoutMemoryReportsTheFirstStateAgain() {
        StateChangeFeed events = watch();
        events.stop();
        events.start();
        fixture.seconds(5);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:NOT_AUTHORIZED");
    }

    @Test
    void aFirstStateThatIsNoEventIsTakenAllTheSame() {
        StateChangeFeed events = watch(false, Duration.ZERO);
        events.stop();
        fixture.provider.become("authorized");
        fixture.seconds(60);

        events.start();
        fixture.seconds(5);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
    }

    @Test
    void aStateThatReturnedIsTakenAsWell() {
        fixture.provider.become("authorized");
        StateChangeFeed events = watch(true, Duration.ofSeconds(90));
        fixture.seconds(100);
        fixture.provider.become("starting");
        fixture.seconds(60);
        fixture.provider.become("authorized");
        fixture.seconds(60);
        assertThat(fixture.ledger.taken()).isEqualTo(fixture.ledger.number());

        events.stop();
        events.resume();
        fixture.seconds(200);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
    }

    @Test
    void aStateThatHeldLongEnoughIsReportedBeforeTheNextOne() {
        fixture.provider.become("authorized");
        watch(true, Duration.ofSeconds(30));
        fixture.seconds(100);
        fixture.provider.become("blocked");
        fixture.notified(AccountState.Value.BLOCKED, "blocked");
        // No poll succeeds when it has held for long enough; the next notification shows that it had.
        fixture.provider.down(true);
        fixture.seconds(50);
        fixture.notified(AccountState.Value.AUTHORIZED, "authorized");
        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "queue:BLOCKED");

        fixture.provider.become("authorized");
        fixture.provider.down(false);
        fixture.seconds(120);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED", "queue:BLOCKED", "queue:AUTHORIZED");
    }

    @Test
    void aFeedIsFinishedWhenTheRouteHasSucceeded() {
        StateChangeFeed events = watch();

        assertThat(route.taken).hasSize(1);
        assertThat(events.isUnfinished()).isFalse();
    }

    @Test
    void aRequestedPollComesAtOnce() {
        StateChangeFeed events = watch();
        fixture.seconds(20);
        fixture.provider.become("authorized");

        events.pollNow();
        fixture.seconds(1);

        assertThat(route.story()).endsWith("poll:AUTHORIZED");
    }
}
