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

/** A socket that says nothing any more, or a deadline that passes, is settled by asking the state. */
class SettledByTheStateTest {

    private final LinkingFixture bench = LinkingFixture.socket();

    private void closedAfter(int codes) {
        bench.started();
        for (int i = 1; i <= codes; i++) {
            bench.socketNow().sends(LinkingFixture.code(i));
        }
        bench.socketNow().closes();
    }

    @Test
    void aLostSocketOfALinkedAccountIsALinkIfACodeWasShown() {
        bench.stateIs("authorized");
        closedAfter(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
        assertThat(bench.route.last(Linked.class).phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(bench.http.count("getStateInstance")).isOne();
    }

    @Test
    void aLostSocketOfALinkedAccountIsAlreadyLoggedIfNoCodeWasShown() {
        bench.stateIs("authorized");
        closedAfter(0);

        assertThat(bench.route.types()).containsExactly("alreadyLogged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "yellowCard", "sleepMode"})
    void anAccountThatMayNotSendIsLinkedAllTheSame(String state) {
        bench.stateIs(state);
        closedAfter(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aLostSocketOfAnUnlinkedAccountIsUnreachableAndAnotherSessionFollows() {
        closedAfter(1);

        LinkFailed failed = bench.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failed.anotherSession()).isTrue();
        bench.pass(5);
        assertThat(bench.sockets.opened).hasSize(2);
    }

    @Test
    void aBlockedAccountEndsTheLinking() {
        bench.stateIs("blocked");
        closedAfter(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(bench.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notAuthorized", "pendingCode", "anythingNew"})
    void anyOtherStateIsNoLink(String state) {
        bench.stateIs(state);
        closedAfter(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "error");
    }

    @Test
    void aSynchronisingAccountIsAskedForUntilItIsLinked() {
        bench.stateIs("starting");
        closedAfter(1);
        bench.pass(290);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.stateIs("authorized");
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
        assertThat(bench.http.count("getStateInstance")).isBetween(100L, 150L);
    }

    @Test
    void anAccountThatStartsForFiveMinutesIsGivenUp() {
        bench.stateIs("starting");
        closedAfter(1);
        bench.pass(299);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.pass(3);
        assertThat(bench.route.last(LinkFailed.class).kind()).isEqualTo(GreenApiError.INSTANCE_STARTING);
    }

    @Test
    void aStateThatCannotBeReadWhileItSynchronisesIsAskedForAgain() {
        bench.stateIs("starting");
        closedAfter(1);
        bench.pass(3);
        bench.http.answer("getStateInstance", 500, "oops");
        bench.pass(60);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.stateIs("authorized");
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void anInstanceThatStartsWithoutACodeShownIsNoScan() {
        bench.stateIs("starting");
        closedAfter(0);

        assertThat(bench.route.types()).containsExactly("error");
    }

    @Test
    void aNewInstanceWithoutAStateIsNoScan() {
        bench.http.answer("getStateInstance", "null");
        closedAfter(0);

        assertThat(bench.route.types()).containsExactly("error");
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "404, NOT_FOUND"})
    void aStateThatIsRefusedTellsWhatIsWrong(int status, GreenApiError kind) {
        bench.http.answer("getStateInstance", status, "");
        closedAfter(1);

        assertThat(bench.route.all(LinkFailed.class).get(0).kind()).isEqualTo(kind);
    }

    @Test
    void anUnreachableProviderIsToldAfterTheRetries() {
        bench.http.lose("getStateInstance");
        closedAfter(1);
        bench.pass(74);

        assertThat(bench.route.types()).startsWith("qrCode", "error");
        assertThat(bench.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.UNREACHABLE);
    }

    @Test
    void aSilentSocketIsGivenUpTenSecondsAfterTheProvidersTime() {
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(109);
        assertThat(bench.sockets.open()).isOne();

        bench.pass(1);
        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(bench.route.last(LinkTimedOut.class).codesShown()).isOne();
        assertThat(bench.sockets.open()).isZero();
    }

    @Test
    void aShorterSessionTimeoutIsKeptToTheSecond() {
        bench.sessionTimeout = Duration.ofSeconds(30);
        bench.started();
        bench.pass(29.9);
        assertThat(bench.route.types()).isEmpty();

        bench.pass(0.1);
        assertThat(bench.route.types()).containsExactly("timeoutExpired");
    }

    @Test
    void aScanAtTheLastMomentIsALink() {
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(109.9);
        bench.stateIs("starting");
        bench.pass(10);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.stateIs("authorized");
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aDeadlineWithAStateThatCannotBeReadIsATimeOut() {
        bench.http.answer("getStateInstance", 401, "");
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(110);

        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void aDeadlineDuringTheSettlingMakesNoSecondEnd() {
        bench.http.stall("getStateInstance");
        bench.repeat = Repeat.NEVER;
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(105);
        bench.socketNow().closes();
        bench.pass(600);

        assertThat(bench.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(bench.isAtRest()).isTrue();
    }
}
