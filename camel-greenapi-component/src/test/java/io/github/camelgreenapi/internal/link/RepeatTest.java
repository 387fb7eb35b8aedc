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

    private final LinkingFixture fixture = LinkingFixture.socket();

    /** Runs a session that times out, up to the beginning of the next. */
    private void timesOut() {
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(60);
    }

    @Test
    void neverMeansOneSession() {
        fixture.repeat = Repeat.NEVER;
        fixture.started();
        timesOut();

        assertThat(fixture.route.types()).containsExactly("timeoutExpired", "stopped");
        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void sessionsInARowAreBounded() {
        fixture.started();
        timesOut();
        timesOut();
        assertThat(fixture.route.types()).doesNotContain("stopped");
        timesOut();

        assertThat(fixture.route.types())
                .containsExactly("timeoutExpired", "timeoutExpired", "timeoutExpired", "stopped");
        assertThat(fixture.sockets.opened).hasSize(3);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void stoppedCarriesTheLastSessionAndWhy() {
        fixture.maxSessions = 2;
        fixture.started();
        timesOut();
        timesOut();

        LinkStopped stopped = fixture.route.last(LinkStopped.class);
        assertThat(stopped.session())
                .isEqualTo("session-2")
                .isEqualTo(fixture.route.events.get(1).session());
        assertThat(stopped.reason()).contains("2 sessions", "maxSessions");
    }

    @Test
    void zeroMaxSessionsIsNoBound() {
        fixture.maxSessions = 0;
        fixture.started();
        for (int i = 0; i < 100; i++) {
            timesOut();
        }

        assertThat(fixture.route.types()).hasSize(100).containsOnly("timeoutExpired");
        assertThat(fixture.sockets.opened).hasSize(101);
    }

    @Test
    void theLastFailureSaysThatNoSessionFollows() {
        fixture.maxSessions = 2;
        fixture.started();
        fixture.socketNow().refuses(429, "");
        fixture.pass(60);
        fixture.socketNow().refuses(429, "");

        assertThat(fixture.route.all(LinkFailed.class))
                .extracting(LinkFailed::anotherSession)
                .containsExactly(true, false);
        assertThat(fixture.route.types()).endsWith("stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "UNTIL_LINKED"})
    void aLinkEndsTheLinkingByItself(Repeat repeat) {
        fixture.repeat = repeat;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.pass(600);

        assertThat(fixture.route.types()).containsExactly("accountData");
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "UNTIL_LINKED"})
    void alreadyLoggedEndsTheLinkingByItself(Repeat repeat) {
        fixture.repeat = repeat;
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);
        fixture.pass(600);

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {LinkingFixture.ACCOUNT_DATA, LinkingFixture.ALREADY})
    void alwaysWatchesALinkedAccountAndStartsAgainWhenItIsLoggedOut(String success) {
        fixture.repeat = Repeat.ALWAYS;
        fixture.started().socketNow().sends(success);
        fixture.pass(3600);
        assertThat(fixture.sockets.opened).hasSize(1);

        fixture.watches.remove(0).run();
        fixture.pass(0);
        assertThat(fixture.sockets.opened).hasSize(2);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(fixture.watches).hasSize(1);
        assertThat(fixture.route.types()).hasSize(2).endsWith("accountData");
    }

    @Test
    void theWatchBeginsWhenTheRouteHasSeenTheLink() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.route.slow = true;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(fixture.watches).isEmpty();

        fixture.route.done();
        assertThat(fixture.watches).hasSize(1);
    }

    @Test
    void aLinkResetsTheCountOfSessions() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.started();
        timesOut();
        timesOut();
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.watches.remove(0).run();
        fixture.pass(1.05);
        timesOut();
        timesOut();
        assertThat(fixture.route.types()).doesNotContain("stopped");
        timesOut();

        assertThat(fixture.route.types()).endsWith("timeoutExpired", "timeoutExpired", "timeoutExpired", "stopped");
    }

    @Test
    void alwaysIsBoundedToo() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.maxSessions = 1;
        fixture.started();
        timesOut();

        assertThat(fixture.route.types()).containsExactly("timeoutExpired", "stopped");
    }

    @Test
    void pausesGrowToTheirBoundWithJitter() {
        fixture.maxSessions = 0;
        fixture.started();
        // The fixture's chance is one half: of 5, 10, 20, 40, 60, 60 seconds at most.
        for (double pause : new double[] {2.5, 5, 10, 20, 30, 30}) {
            int sockets = fixture.sockets.opened.size();
            fixture.socketNow().sends(LinkingFixture.TIMEOUT);
            fixture.pass(pause - 0.01);
            assertThat(fixture.sockets.opened).hasSize(sockets);
            fixture.pass(0.01);
            assertThat(fixture.sockets.opened).hasSize(sockets + 1);
        }
    }

    @Test
    void aLinkResetsThePauses() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.maxSessions = 0;
        fixture.started();
        timesOut();
        timesOut();
        timesOut();
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.watches.remove(0).run();
        fixture.pass(1.05);
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        int sockets = fixture.sockets.opened.size();
        fixture.pass(2.5);

        assertThat(fixture.sockets.opened).hasSize(sockets + 1);
    }

    @Test
    void aLinkingThatEndedStartsAgainWhenItIsStoppedAndStarted() {
        fixture.repeat = Repeat.NEVER;
        fixture.started();
        timesOut();
        fixture.stop();
        fixture.started();
        fixture.pass(2);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("timeoutExpired", "stopped", "accountData");
    }

    @Test
    void startingTwiceIsStartingOnce() {
        fixture.started();
        fixture.started();
        fixture.pass(Duration.ofSeconds(5).toSeconds());

        assertThat(fixture.sockets.opened).hasSize(1);
    }
}
