/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A route that starts goes on after the last change that another process has taken. */
class RestoredFeedTest {

    private final StateFixture fixture = new StateFixture();
    private final FakeMemory memory = new FakeMemory(fixture.timer);
    private final StateRoute route = new StateRoute();
    private StateLedger ledger = fixture.ledger;
    private StateChangeFeed feed;

    RestoredFeedTest() {
        fixture.memory = memory;
    }

    private void start() {
        start(true);
    }

    private void start(boolean emitInitial) {
        feed = fixture.events(ledger, route, emitInitial, Duration.ZERO);
        feed.start();
        fixture.seconds(5);
    }

    /** The process ends at once; what happens meanwhile nobody sees. */
    private void killed(String... states) {
        memory.forgetWrites();
        feed.stop();
        ledger = new StateLedger();
        for (String state : states) {
            fixture.seconds(100);
            fixture.provider.become(state);
        }
        fixture.seconds(100);
        route.given.clear();
        route.taken.clear();
    }

    @Test
    void theNextEventIsTheChangeThatFollowed() {
        start();
        killed("authorized", "blocked", "authorized");

        start();

        assertThat(route.story()).containsExactly("history:AUTHORIZED", "history:BLOCKED", "poll:AUTHORIZED");
        assertThat(route.taken.get(0).previous().raw()).isEqualTo("notAuthorized");
    }

    @Test
    void withoutAChangeThereIsNoEvent() {
        start();
        killed();

        start();
        fixture.seconds(200);

        assertThat(route.given).isEmpty();
    }

    @Test
    void aStateThatWasLeftAndReachedAgainIsTwoChanges() {
        start();
        killed("authorized", "notAuthorized");

        start();

        assertThat(route.story()).containsExactly("history:AUTHORIZED", "history:NOT_AUTHORIZED");
    }

    @Test
    void whatTheHistoryOmitsIsOneChangeToThePresentState() {
        start();
        killed("starting", "suspended");

        start();

        assertThat(route.story()).containsExactly("poll:SUSPENDED");
        assertThat(route.taken.get(0).previous().raw()).isEqualTo("notAuthorized");
    }

    @Test
    void aChangeThatWasNotTakenComesAgain() {
        start();
        route.failures = Integer.MAX_VALUE;
        fixture.provider.become("authorized");
        Instant then = fixture.timer.now();
        fixture.seconds(60);
        assertThat(route.given).hasSizeGreaterThan(1);
        killed("blocked");
        route.failures = 0;

        start();

        assertThat(route.story()).containsExactly("history:AUTHORIZED", "poll:BLOCKED");
        assertThat(route.taken.get(0).at()).isEqualTo(then);
    }

    @Test
    void aKillBeforeTheWriteRepeatsOneWithTheSameId() {
        start();
        fixture.provider.become("authorized");
        fixture.ledger.requestPoll();
        // Enough for the route, and not for the memory.
        fixture.pass(Duration.ofMillis(10));
        assertThat(route.story()).endsWith("poll:AUTHORIZED");
        String id = route.taken.get(1).id();
        killed("blocked");

        start();

        assertThat(route.taken).extracting(StateChanged::id).startsWith(id);
        assertThat(route.story()).containsExactly("history:AUTHORIZED", "poll:BLOCKED");
    }

    @Test
    void theNextChangeWaitsUntilTheOneBeforeIsKept() {
        start();
        memory.hangs = true;
        fixture.provider.become("authorized");
        fixture.seconds(60);
        fixture.provider.become("blocked");
        fixture.ledger.requestPoll();
        fixture.seconds(3);
        assertThat(route.story()).endsWith("poll:AUTHORIZED");
        assertThat(feed.isUnfinished()).isTrue();

        fixture.seconds(10);
        assertThat(route.story()).endsWith("poll:AUTHORIZED", "poll:BLOCKED");
    }

    @Test
    void aStateThatIsNoEventIsKeptAllTheSame() {
        start(false);
        killed("authorized");

        start(false);

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
    }

    @Test
    void aStoppedRouteGoesOnWhenItIsStartedAgain() {
        start();
        feed.stop();
        fixture.provider.become("authorized");
        fixture.seconds(300);

        feed.start();
        fixture.seconds(5);

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED", "poll:AUTHORIZED");
    }

    @Test
    void anotherNodesChangesAreNotRepeated() {
        start();
        StateLedger first = ledger;
        killed("authorized", "blocked");
        start();
        feed.stop();
        route.taken.clear();
        fixture.seconds(100);
        fixture.provider.become("authorized");
        ledger = first;

        start();

        assertThat(route.story()).containsExactly("poll:AUTHORIZED");
        assertThat(route.taken.get(0).previous().raw()).isEqualTo("blocked");
    }

    /** Two changes come about in one second, and both are taken. */
    private void blockedAndSuspended() {
        start();
        fixture.seconds(60);
        fixture.provider.become("blocked");
        fixture.notified(AccountState.Value.BLOCKED, "blocked");
        fixture.provider.become("suspended");
        fixture.notified(AccountState.Value.SUSPENDED, "suspended");
        fixture.seconds(5);
        assertThat(route.story()).endsWith("queue:BLOCKED", "queue:SUSPENDED");
    }

    @Test
    void aChangeOfTheSameSecondIsNotRepeated() {
        blockedAndSuspended();
        killed("notAuthorized");

        start();

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    @Test
    void aSecondReportOfTheSameSecondIsNoChange() {
        blockedAndSuspended();
        AccountState blocked = route.taken.get(1).current();
        killed();
        start();

        ledger.recordNotification(blocked, StateChanged.Source.queue);
        fixture.seconds(5);

        assertThat(route.given).isEmpty();
    }

    @Test
    void nothingIsPolledBeforeTheMemoryHasAnswered() {
        memory.failures = 5;
        start();
        assertThat(fixture.provider.count("getStateInstance")).isZero();

        fixture.seconds(60);

        assertThat(memory.reads).isEqualTo(6);
        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    @Test
    void aFailedWriteIsRepeatedAndHoldsNothingUp() {
        start();
        memory.failures = 2;
        fixture.provider.become("authorized");
        fixture.seconds(60);
        fixture.provider.become("blocked");
        fixture.seconds(60);
        killed();

        start();

        assertThat(route.given).isEmpty();
    }

    @Test
    void aStoppedFeedLeavesNothingBehind() {
        memory.failures = Integer.MAX_VALUE;
        start();

        feed.stop();
        fixture.seconds(1);

        assertThat(fixture.timer.pending()).isZero();
        assertThat(fixture.provider.count("getStateInstance")).isZero();
    }

    @Test
    void aTextThatIsNoChangeCountsAsNothing() {
        memory.texts.put("1101-state", "{\"state\":\"AUTHORIZED\"}");

        start();

        assertThat(route.story()).containsExactly("poll:NOT_AUTHORIZED");
    }

    @Test
    void aWriteLeavesNoTimerBehind() {
        start();

        assertThat(memory.writes).isOne();
        // The next poll.
        assertThat(fixture.timer.pending()).isOne();
    }

    @Test
    void aNewerChangeIsWrittenInsteadOfTheOneThatFailed() {
        start();
        memory.failures = 3;
        fixture.provider.become("authorized");
        fixture.ledger.requestPoll();
        while (memory.failures > 0) {
            fixture.pass(Duration.ofMillis(100));
        }
        assertThat(memory.writes).isEqualTo(4);
        fixture.provider.become("blocked");
        fixture.ledger.requestPoll();
        while (memory.writes < 5) {
            fixture.pass(Duration.ofMillis(100));
        }
        fixture.pass(Duration.ofMillis(100));
        // The next poll, and no further attempt.
        assertThat(fixture.timer.pending()).isOne();
        fixture.seconds(30);

        assertThat(memory.writes).isEqualTo(5);
        assertThat(memory.texts.get("1101-state")).contains("BLOCKED");
    }
}
