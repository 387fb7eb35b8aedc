/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket that says nothing any more, or a deadline that passes, is settled by fixture the state. */
class SettledByTheStateTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    private void closedAfter(int codes) {
        fixture.started();
        for (int i = 1; i <= codes; i++) {
            fixture.socketNow().sends(LinkingFixture.code(i));
        }
        fixture.socketNow().closes();
    }

    @Test
    void aLostSocketOfALinkedAccountIsALinkIfACodeWasShown() {
        fixture.stateIs("authorized");
        closedAfter(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.route.last(Linked.class).phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(fixture.http.count("getStateInstance")).isOne();
    }

    @Test
    void aLostSocketOfALinkedAccountIsAlreadyLoggedIfNoCodeWasShown() {
        fixture.stateIs("authorized");
        closedAfter(0);

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "yellowCard", "sleepMode"})
    void anAccountThatMayNotSendIsLinkedAllTheSame(String state) {
        fixture.stateIs(state);
        closedAfter(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aLostSocketOfAnUnlinkedAccountStartsAnotherSession() {
        closedAfter(1);

        LinkFailed failed = fixture.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failed.anotherSession()).isTrue();
        fixture.pass(5);
        assertThat(fixture.sockets.opened).hasSize(2);
    }

    @Test
    void aBlockedAccountEndsTheLinking() {
        fixture.stateIs("blocked");
        closedAfter(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(fixture.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notAuthorized", "pendingCode", "anythingNew"})
    void anyOtherStateIsNoLink(String state) {
        fixture.stateIs(state);
        closedAfter(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "error");
    }

    @Test
    void aSynchronisingAccountIsAskedForUntilItIsLinked() {
        fixture.stateIs("starting");
        closedAfter(1);
        fixture.pass(290);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("authorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.http.count("getStateInstance")).isBetween(100L, 150L);
    }

    @Test
    void anAccountThatStartsForFiveMinutesIsGivenUp() {
        fixture.stateIs("starting");
        closedAfter(1);
        fixture.pass(299);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.pass(3);
        assertThat(fixture.route.last(LinkFailed.class).kind()).isEqualTo(GreenApiError.INSTANCE_STARTING);
    }

    @Test
    void aStateThatCannotBeReadWhileItSynchronisesIsAskedForAgain() {
        fixture.stateIs("starting");
        closedAfter(1);
        fixture.pass(3);
        fixture.http.answer("getStateInstance", 500, "oops");
        fixture.pass(60);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("authorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void anInstanceThatStartsWithoutACodeShownIsNoScan() {
        fixture.stateIs("starting");
        closedAfter(0);

        assertThat(fixture.route.types()).containsExactly("error");
    }

    @Test
    void aNewInstanceWithoutAStateIsNoScan() {
        fixture.http.answer("getStateInstance", "null");
        closedAfter(0);

        assertThat(fixture.route.types()).containsExactly("error");
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "404, NOT_FOUND"})
    void aRefusedStateSaysWhatIsWrong(int status, GreenApiError kind) {
        fixture.http.answer("getStateInstance", status, "");
        closedAfter(1);

        assertThat(fixture.route.all(LinkFailed.class).get(0).kind()).isEqualTo(kind);
    }

    @Test
    void anUnreachableProviderIsReportedAfterTheRetries() {
        fixture.http.lose("getStateInstance");
        closedAfter(1);
        fixture.pass(74);

        assertThat(fixture.route.types()).startsWith("qrCode", "error");
        assertThat(fixture.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.UNREACHABLE);
    }

    @Test
    void aSilentSocketIsGivenUpTenSecondsAfterTheProvidersTime() {
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(109);
        assertThat(fixture.sockets.open()).isOne();

        fixture.pass(1);
        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(fixture.route.last(LinkTimedOut.class).codesShown()).isOne();
        assertThat(fixture.sockets.open()).isZero();
    }

    @Test
    void aShorterSessionTimeoutIsKeptToTheSecond() {
        fixture.sessionTimeout = Duration.ofSeconds(30);
        fixture.started();
        fixture.pass(29.9);
        assertThat(fixture.route.types()).isEmpty();

        fixture.pass(0.1);
        assertThat(fixture.route.types()).containsExactly("timeoutExpired");
    }

    @Test
    void aScanAtTheLastMomentIsALink() {
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(109.9);
        fixture.stateIs("starting");
        fixture.pass(10);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("authorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aDeadlineWithAStateThatCannotBeReadIsATimeOut() {
        fixture.http.answer("getStateInstance", 401, "");
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(110);

        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void aDeadlineDuringTheSettlingMakesNoSecondEnd() {
        fixture.http.stall("getStateInstance");
        fixture.repeat = Repeat.NEVER;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(105);
        fixture.socketNow().closes();
        fixture.pass(600);

        assertThat(fixture.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(fixture.isAtRest()).isTrue();
    }
}
