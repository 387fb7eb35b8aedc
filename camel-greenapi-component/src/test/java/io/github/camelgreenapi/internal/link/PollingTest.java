/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GREEN-API's codes by asking for them once a second. */
class PollingTest {

    private static final String STARTING = "instance in starting process try later";

    private final LinkingFixture bench = LinkingFixture.polling();

    @Test
    void aCodeIsShownOnceHoweverOftenItIsAnswered() {
        bench.started();
        bench.pass(10);
        bench.codeIs(2);
        bench.pass(10);

        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode");
        assertThat(bench.http.count("qr")).isBetween(20L, 21L);
        assertThat(bench.http.count("getStateInstance")).isZero();
    }

    @Test
    void theIntervalIsTheOptions() {
        bench.qrInterval = Duration.ofSeconds(4);
        bench.started();
        bench.pass(20);

        assertThat(bench.http.count("qr")).isEqualTo(6);
    }

    @Test
    void aShortIntervalIsHeldAtTheProvidersRate() {
        bench.qrInterval = Duration.ofMillis(10);
        bench.started();
        bench.pass(10);

        assertThat(bench.http.count("qr")).isBetween(20L, 30L);
    }

    @Test
    void alreadyLoggedAfterACodeIsALink() {
        bench.started();
        bench.http.answer("qr", LinkingFixture.ALREADY);
        bench.pass(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void alreadyLoggedAtOnceIsAlreadyLogged() {
        bench.http.answer("qr", LinkingFixture.ALREADY);
        bench.started();

        assertThat(bench.route.types()).containsExactly("alreadyLogged");
        assertThat(bench.route.last(AlreadyLinked.class).message()).isNotEmpty();
    }

    @Test
    void startingAfterTheScanIsWaitedFor() {
        bench.started();
        bench.http.answer("qr", 400, STARTING);
        bench.pass(60);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.http.answer("qr", LinkingFixture.ALREADY);
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void startingPastTheDeadlineIsWaitedForByTheState() {
        bench.started();
        bench.http.answer("qr", 400, STARTING);
        bench.stateIs("starting");
        bench.pass(200);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.stateIs("authorized");
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({
        "400, instance in starting process try later",
        "200, '{\"type\":\"error\",\"message\":\"instance is starting\"}'"
    })
    void anInstanceThatIsNotReadyYetIsAskedUntilTheDeadline(int status, String body) {
        bench.http.answer("qr", status, body);
        bench.started();
        bench.pass(50);
        assertThat(bench.route.types()).isEmpty();

        bench.codeIs(1);
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode");
    }

    @Test
    void nobodyScansUntilTheDeadline() {
        bench.started();
        bench.pass(99.9);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.pass(0.1);
        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(bench.route.last(LinkTimedOut.class).codesShown()).isOne();
    }

    @Test
    void aTimeOutAsksForTheCodeNoMore() {
        bench.repeat = Repeat.NEVER;
        bench.started();
        bench.pass(100);
        long asked = bench.http.count("qr");
        bench.pass(100);

        assertThat(bench.http.count("qr")).isEqualTo(asked);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void aSessionOfTwoCodesGoesOnAskingWhetherItIsLinked() {
        bench.maxQrCodes = 2;
        bench.started();
        bench.codeIs(2);
        bench.pass(5);
        bench.codeIs(3);
        bench.pass(5);
        bench.http.answer("qr", LinkingFixture.ALREADY);
        bench.pass(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "accountData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401, ''", "200, 'null'", "200, ''", "200, '<html>'", "500, oops"})
    void twoFailuresInARowAreBorne(String csv) {
        String[] answer = csv.split(", ");
        bench.started();
        bench.http.answer("qr", Integer.parseInt(answer[0]), answer[1].replace("'", ""));
        bench.pass(2.5);
        bench.codeIs(2);
        bench.pass(2);

        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode");
    }

    @Test
    void failuresThatDoNotFollowEachOtherAreBorneForGood() {
        bench.started();
        for (int i = 2; i < 20; i++) {
            bench.http.answer("qr", 401, "");
            bench.pass(2);
            bench.codeIs(i);
            bench.pass(1);
        }

        assertThat(bench.route.types()).hasSize(19).containsOnly("qrCode");
    }

    @Test
    void aThirdFailureInARowEndsTheSession() {
        bench.started();
        bench.http.answer("qr", 401, "");
        bench.pass(3);

        assertThat(bench.route.last(LinkFailed.class).kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(bench.route.last(LinkFailed.class).anotherSession()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "404, NOT_FOUND"})
    void aRefusalForGoodEndsTheLinkingAtOnce(int status, GreenApiError kind) {
        bench.http.answer("qr", status, "");
        bench.started();

        assertThat(bench.route.types()).containsExactly("error", "stopped");
        assertThat(bench.route.all(LinkFailed.class).get(0).kind()).isEqualTo(kind);
    }

    @Test
    void anErrorEndsTheSession() {
        bench.started();
        bench.http.answer("qr", LinkingFixture.error("Instance has auth. You need to make log out"));
        bench.pass(1);

        assertThat(bench.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(bench.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.LOGOUT_REQUIRED);
    }

    @Test
    void aDemandedPasskeyEndsTheLinking() {
        bench.http.answer("qr", "{\"type\":\"passkeyRequired\"}");
        bench.started();

        assertThat(bench.route.types()).containsExactly("passkeyRequired", "stopped");
    }

    @Test
    void anUnknownTypeIsPassedOnAndTheSessionGoesOn() {
        bench.started();
        bench.http.answer("qr", "{\"type\":\"already_registered\"}");
        bench.pass(1);
        bench.codeIs(2);
        bench.pass(1);

        assertThat(bench.route.all(QrCode.class)).hasSize(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "already_registered", "qrCode");
    }

    @Test
    void aRequestThatHangsPastTheDeadlineIsGivenUp() {
        bench.started();
        bench.http.stall("qr");
        bench.pass(100);

        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(bench.http.open()).isZero();
    }

    @Test
    void tooManyRequestsAreRetriedBeforeTheSessionEnds() {
        bench.http.answer("qr", 429, "");
        bench.started();
        bench.pass(3);
        bench.codeIs(1);
        bench.pass(10);

        assertThat(bench.route.types()).containsExactly("qrCode");
    }
}
