/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a session. */
class RepeatTest {

    private final LinkingFixture bench = LinkingFixture.socket();

    /** Runs a session that times out, up to the beginning of the next. */
    private void timesOut() {
        bench.socketNow().sends(LinkingFixture.TIMEOUT);
        bench.pass(60);
    }

    @Test
    void neverMeansOneSession() {
        bench.repeat = Repeat.NEVER;
        bench.started();
        timesOut();

        assertThat(bench.route.types()).containsExactly("timeoutExpired", "stopped");
        assertThat(bench.sockets.opened).hasSize(1);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void sessionsInARowAreBounded() {
        bench.started();
        timesOut();
        timesOut();
        assertThat(bench.route.types()).doesNotContain("stopped");
        timesOut();

        assertThat(bench.route.types())
                .containsExactly("timeoutExpired", "timeoutExpired", "timeoutExpired", "stopped");
        assertThat(bench.sockets.opened).hasSize(3);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void stoppedCarriesTheLastSessionAndWhy() {
        bench.maxSessions = 2;
        bench.started();
        timesOut();
        timesOut();

        LinkStopped stopped = bench.route.last(LinkStopped.class);
        assertThat(stopped.session())
                .isEqualTo("session-2")
                .isEqualTo(bench.route.events.get(1).session());
        assertThat(stopped.reason()).contains("2 sessions", "maxSessions");
    }

    @Test
    void zeroMaxSessionsIsNoBound() {
        bench.maxSessions = 0;
        bench.started();
        for (int i = 0; i < 100; i++) {
            timesOut();
        }

        assertThat(bench.route.types()).hasSize(100).containsOnly("timeoutExpired");
        assertThat(bench.sockets.opened).hasSize(101);
    }

    @Test
    void theLastFailureSaysThatNoSessionFollows() {
        bench.maxSessions = 2;
        bench.started();
        bench.socketNow().refuses(429, "");
        bench.pass(60);
        bench.socketNow().refuses(429, "");

        assertThat(bench.route.all(LinkFailed.class))
                .extracting(LinkFailed::anotherSession)
                .containsExactly(true, false);
        assertThat(bench.route.types()).endsWith("stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "UNTIL_LINKED"})
    void aLinkEndsTheLinkingByItself(Repeat repeat) {
        bench.repeat = repeat;
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.pass(600);

        assertThat(bench.route.types()).containsExactly("accountData");
        assertThat(bench.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "UNTIL_LINKED"})
    void alreadyLoggedEndsTheLinkingByItself(Repeat repeat) {
        bench.repeat = repeat;
        bench.started().socketNow().sends(LinkingFixture.ALREADY);
        bench.pass(600);

        assertThat(bench.route.types()).containsExactly("alreadyLogged");
        assertThat(bench.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {LinkingFixture.ACCOUNT_DATA, LinkingFixture.ALREADY})
    void alwaysWatchesALinkedAccountAndStartsAgainWhenItIsLoggedOut(String success) {
        bench.repeat = Repeat.ALWAYS;
        bench.started().socketNow().sends(success);
        bench.pass(3600);
        assertThat(bench.sockets.opened).hasSize(1);

        bench.watches.remove(0).run();
        bench.pass(0);
        assertThat(bench.sockets.opened).hasSize(2);
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(bench.watches).hasSize(1);
        assertThat(bench.route.types()).hasSize(2).endsWith("accountData");
    }

    @Test
    void theWatchBeginsWhenTheRouteHasSeenTheLink() {
        bench.repeat = Repeat.ALWAYS;
        bench.route.slow = true;
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(bench.watches).isEmpty();

        bench.route.done();
        assertThat(bench.watches).hasSize(1);
    }

    @Test
    void aLinkResetsTheCountOfSessions() {
        bench.repeat = Repeat.ALWAYS;
        bench.started();
        timesOut();
        timesOut();
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.watches.remove(0).run();
        bench.pass(1.05);
        timesOut();
        timesOut();
        assertThat(bench.route.types()).doesNotContain("stopped");
        timesOut();

        assertThat(bench.route.types()).endsWith("timeoutExpired", "timeoutExpired", "timeoutExpired", "stopped");
    }

    @Test
    void alwaysIsBoundedToo() {
        bench.repeat = Repeat.ALWAYS;
        bench.maxSessions = 1;
        bench.started();
        timesOut();

        assertThat(bench.route.types()).containsExactly("timeoutExpired", "stopped");
    }

    @Test
    void pausesGrowToTheirBoundWithJitter() {
        bench.maxSessions = 0;
        bench.started();
        // The bench's chance is one half: of 5, 10, 20, 40, 60, 60 seconds at most.
        for (double pause : new double[] {2.5, 5, 10, 20, 30, 30}) {
            int sockets = bench.sockets.opened.size();
            bench.socketNow().sends(LinkingFixture.TIMEOUT);
            bench.pass(pause - 0.01);
            assertThat(bench.sockets.opened).hasSize(sockets);
            bench.pass(0.01);
            assertThat(bench.sockets.opened).hasSize(sockets + 1);
        }
    }

    @Test
    void aLinkResetsThePauses() {
        bench.repeat = Repeat.ALWAYS;
        bench.maxSessions = 0;
        bench.started();
        timesOut();
        timesOut();
        timesOut();
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.watches.remove(0).run();
        bench.pass(1.05);
        bench.socketNow().sends(LinkingFixture.TIMEOUT);
        int sockets = bench.sockets.opened.size();
        bench.pass(2.5);

        assertThat(bench.sockets.opened).hasSize(sockets + 1);
    }

    @Test
    void aLinkingThatEndedStartsAgainWhenItIsStoppedAndStarted() {
        bench.repeat = Repeat.NEVER;
        bench.started();
        timesOut();
        bench.stop();
        bench.started();
        bench.pass(2);
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(bench.route.types()).containsExactly("timeoutExpired", "stopped", "accountData");
    }

    @Test
    void startingTwiceIsStartingOnce() {
        bench.started();
        bench.started();
        bench.pass(Duration.ofSeconds(5).toSeconds());

        assertThat(bench.sockets.opened).hasSize(1);
    }
}
