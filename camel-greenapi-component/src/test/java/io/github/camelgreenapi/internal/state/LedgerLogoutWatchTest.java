/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A linked account is watched until a poll finds it logged out. */
class LedgerLogoutWatchTest {

    private final StateFixture fixture = new StateFixture();
    private final StateLedgers ledgers = new StateLedgers();
    private final AtomicInteger logouts = new AtomicInteger();

    private Cancellable watch() {
        StatePolicy policy = new StatePolicy(
                StateFixture.INTERVAL,
                Duration.ofSeconds(75),
                Duration.ZERO,
                false,
                Duration.ZERO,
                StateFixture.STARTUP);
        fixture.provider.become("authorized");
        return new LedgerLogoutWatch(ledgers, policy, fixture.resources)
                .watch(fixture.account, logouts::incrementAndGet);
    }

    private long polls() {
        return fixture.provider.count("getStateInstance");
    }

    private void notified(String word, AccountState.Value value) {
        ledgers.of(fixture.account)
                .recordNotification(
                        new AccountState(
                                fixture.account.provider(),
                                fixture.account.instance(),
                                fixture.timer.now(),
                                value,
                                word,
                                null),
                        Source.queue);
        fixture.pass(Duration.ofSeconds(2));
    }

    @Test
    void theFirstPollComesAfterTheInterval() {
        watch();
        fixture.seconds(59);
        assertThat(polls()).isZero();
        fixture.seconds(2);

        assertThat(polls()).isOne();
        assertThat(logouts).hasValue(0);
    }

    @Test
    void aLogoutIsReportedOnceAndEndsTheWatch() {
        watch();
        fixture.seconds(61);
        fixture.provider.become("notAuthorized");
        fixture.seconds(60);
        assertThat(logouts).hasValue(1);

        long polled = polls();
        fixture.seconds(600);
        assertThat(logouts).hasValue(1);
        assertThat(polls()).isEqualTo(polled);
        assertThat(fixture.timer.pending()).isZero();
        notified("authorized", AccountState.Value.AUTHORIZED);
        assertThat(polls()).isEqualTo(polled);
    }

    @Test
    void aNotificationIsBelievedWhenAPollConfirmsIt() {
        watch();
        fixture.seconds(61);
        long polled = polls();
        notified("notAuthorized", AccountState.Value.NOT_AUTHORIZED);
        assertThat(polls()).isGreaterThan(polled);
        assertThat(logouts).hasValue(0);

        fixture.provider.become("notAuthorized");
        fixture.seconds(120);
        assertThat(logouts).hasValue(1);
    }

    @Test
    void aNotificationOfAChangeIsPolledAtOnce() {
        watch();
        fixture.seconds(90);
        assertThat(polls()).isOne();

        notified("notAuthorized", AccountState.Value.NOT_AUTHORIZED);

        assertThat(polls()).isEqualTo(2);
    }

    @Test
    void aWatchThatIsEndedReportsNothing() {
        Cancellable watch = watch();
        fixture.seconds(61);
        watch.cancel();
        watch.cancel();
        assertThat(ledgers.of(fixture.account).listeners()).isZero();
        fixture.provider.become("notAuthorized");
        fixture.seconds(600);

        assertThat(logouts).hasValue(0);
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void aWatchThatIsEndedByAnotherListenerOfAPollReportsNothing() {
        Cancellable[] watch = new Cancellable[1];
        ledgers.of(fixture.account).addListener(0, new StateLedger.Listener() {
            @Override
            public void polled(AccountState state, RecordedChange latest) {
                watch[0].cancel();
            }
        });
        watch[0] = watch();
        fixture.provider.become("notAuthorized");
        fixture.seconds(61);

        assertThat(polls()).isOne();
        assertThat(logouts).hasValue(0);
    }

    @Test
    void whatAnotherPollerFindsEndsTheWatchToo() {
        watch();
        AccountState found = new AccountState(
                fixture.account.provider(),
                fixture.account.instance(),
                fixture.timer.now(),
                AccountState.Value.NOT_AUTHORIZED,
                "notAuthorized",
                null);
        ledgers.of(fixture.account).recordPoll(found, List.of(), 0);

        assertThat(logouts).hasValue(1);
        fixture.seconds(600);
        assertThat(polls()).isZero();
    }
}
