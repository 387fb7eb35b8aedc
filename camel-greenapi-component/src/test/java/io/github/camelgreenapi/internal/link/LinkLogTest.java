/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.CapturedLog;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of an account's linking. */
class LinkLogTest {

    private final CapturedLog log = CapturedLog.ofLifeCycles();
    private final LinkingFixture fixture = LinkingFixture.socket();

    @AfterEach
    void close() {
        log.close();
    }

    private List<String> lines() {
        return log.linesOf(fixture.account.instance()).stream()
                .map(line -> line.replaceAll("until \\S+", "until T"))
                .toList();
    }

    @Test
    void aLinkingIsToldFromItsBeginningToItsEnd() {
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(lines())
                .containsExactly(
                        "INFO linking began",
                        "DEBUG session session-1 began",
                        "INFO code 1 shown, valid until T",
                        "DEBUG event accountData handed to the route",
                        "INFO linked as 44********90");
    }

    @Test
    void aNumberThatIsNotKnownIsNotNamed() {
        fixture.phoneIs("");
        fixture.started().socketNow().sends("{\"type\":\"accountData\"}");
        fixture.pass(100);

        assertThat(lines()).endsWith("INFO linked as a number that the provider does not name");
    }

    @Test
    void aLinkFromBeforeIsToldApart() {
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(lines()).endsWith("INFO was linked before");
    }

    @Test
    void theEndOfASessionNamesThePauseOrTheReasonToStop() {
        fixture.maxSessions = 2;
        fixture.started().socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(5);
        fixture.socketNow().refuses(500, "");

        assertThat(lines())
                .contains("INFO session ended with timeoutExpired, the next one follows in N s")
                .endsWith(
                        "INFO session ended with error SERVER_ERROR, no other follows: "
                                + "2 sessions in a row ended without a link, as many as the option maxSessions allows",
                        "DEBUG event stopped handed to the route");
    }

    @Test
    void aLostSocketNamesItsReason() {
        fixture.stateIs("authorized");
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().closes();

        assertThat(lines()).contains("INFO socket lost: closed with 1006");
    }

    @Test
    void aStopEndsTheSession() {
        fixture.started();
        fixture.stop();

        assertThat(lines()).endsWith("DEBUG session session-1 was ended by a stop");
    }

    @Test
    void aLinkingBeginsAgainOnRequest() {
        fixture.started();
        fixture.linking().startAgain();
        fixture.pass(2);

        assertThat(lines())
                .endsWith(
                        "DEBUG session session-1 was ended by a stop",
                        "INFO linking began again on request",
                        "DEBUG session session-2 began")
                .containsOnlyOnce("INFO linking began");
        assertThat(fixture.sockets.opened).hasSize(2);
        assertThat(fixture.sockets.open()).isOne();
    }

    @Test
    void aLogoutBeginsAnotherLinking() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.watches.remove(0).run();

        assertThat(lines()).endsWith("INFO was logged out, linking began again", "DEBUG session session-2 began");
    }

    @Test
    void aNewInstanceIsAwaited() {
        fixture.startupTimeout = Duration.ofMinutes(2);
        fixture.started();

        assertThat(lines())
                .containsSubsequence(
                        "INFO linking began",
                        "DEBUG the instance may be new; its state is polled before the first session",
                        "DEBUG session session-1 began");
    }
}
