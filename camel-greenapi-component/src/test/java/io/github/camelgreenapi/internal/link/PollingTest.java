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

/** GREEN-API's codes by fixture for them once a second. */
class PollingTest {

    private static final String STARTING = "instance in starting process try later";

    private final LinkingFixture fixture = LinkingFixture.polling();

    @Test
    void aCodeIsShownOnceHoweverOftenItIsAnswered() {
        fixture.started();
        fixture.pass(10);
        fixture.codeIs(2);
        fixture.pass(10);

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode");
        assertThat(fixture.http.count("qr")).isBetween(20L, 21L);
        assertThat(fixture.http.count("getStateInstance")).isZero();
    }

    @Test
    void theIntervalIsTheOptions() {
        fixture.qrInterval = Duration.ofSeconds(4);
        fixture.started();
        fixture.pass(20);

        assertThat(fixture.http.count("qr")).isEqualTo(6);
    }

    @Test
    void aShortIntervalIsHeldAtTheProvidersRate() {
        fixture.qrInterval = Duration.ofMillis(10);
        fixture.started();
        fixture.pass(10);

        assertThat(fixture.http.count("qr")).isBetween(20L, 30L);
    }

    @Test
    void alreadyLoggedAfterACodeIsALink() {
        fixture.started();
        fixture.http.answer("qr", LinkingFixture.ALREADY);
        fixture.pass(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void alreadyLoggedAtOnceIsAlreadyLogged() {
        fixture.http.answer("qr", LinkingFixture.ALREADY);
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
        assertThat(fixture.route.last(AlreadyLinked.class).message()).isNotEmpty();
    }

    @Test
    void startingAfterTheScanIsWaitedFor() {
        fixture.started();
        fixture.http.answer("qr", 400, STARTING);
        fixture.pass(60);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.http.answer("qr", LinkingFixture.ALREADY);
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void startingPastTheDeadlineIsWaitedForByTheState() {
        fixture.started();
        fixture.http.answer("qr", 400, STARTING);
        fixture.stateIs("starting");
        fixture.pass(200);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("authorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({
        "400, instance in starting process try later",
        "200, '{\"type\":\"error\",\"message\":\"instance is starting\"}'"
    })
    void anInstanceThatIsNotReadyYetIsAskedUntilTheDeadline(int status, String body) {
        fixture.http.answer("qr", status, body);
        fixture.started();
        fixture.pass(50);
        assertThat(fixture.route.types()).isEmpty();

        fixture.codeIs(1);
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void nobodyScansUntilTheDeadline() {
        fixture.started();
        fixture.pass(99.9);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.pass(0.1);
        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(fixture.route.last(LinkTimedOut.class).codesShown()).isOne();
    }

    @Test
    void aTimeOutAsksForTheCodeNoMore() {
        fixture.repeat = Repeat.NEVER;
        fixture.started();
        fixture.pass(100);
        long asked = fixture.http.count("qr");
        fixture.pass(100);

        assertThat(fixture.http.count("qr")).isEqualTo(asked);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void aSessionOfTwoCodesGoesOnAskingWhetherItIsLinked() {
        fixture.maxQrCodes = 2;
        fixture.started();
        fixture.codeIs(2);
        fixture.pass(5);
        fixture.codeIs(3);
        fixture.pass(5);
        fixture.http.answer("qr", LinkingFixture.ALREADY);
        fixture.pass(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "accountData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401, ''", "200, 'null'", "200, ''", "200, '<html>'", "500, oops"})
    void twoFailuresInARowAreBorne(String csv) {
        String[] answer = csv.split(", ");
        fixture.started();
        fixture.http.answer("qr", Integer.parseInt(answer[0]), answer[1].replace("'", ""));
        fixture.pass(2.5);
        fixture.codeIs(2);
        fixture.pass(2);

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode");
    }

    @Test
    void failuresThatDoNotFollowEachOtherAreBorneForGood() {
        fixture.started();
        for (int i = 2; i < 20; i++) {
            fixture.http.answer("qr", 401, "");
            fixture.pass(2);
            fixture.codeIs(i);
            fixture.pass(1);
        }

        assertThat(fixture.route.types()).hasSize(19).containsOnly("qrCode");
    }

    @Test
    void anAnswerThatItIsStartingBreaksARowOfFailures() {
        fixture.started();
        fixture.http.answer("qr", 401, "");
        fixture.pass(1.5);
        fixture.http.answer("qr", LinkingFixture.error("instance is starting"));
        fixture.pass(1);
        fixture.http.answer("qr", 401, "");
        fixture.pass(1.5);

        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void aThirdFailureInARowEndsTheSession() {
        fixture.started();
        fixture.http.answer("qr", 401, "");
        fixture.pass(3);

        assertThat(fixture.route.last(LinkFailed.class).kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(fixture.route.last(LinkFailed.class).anotherSession()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "404, NOT_FOUND"})
    void aRefusalForGoodEndsTheLinkingAtOnce(int status, GreenApiError kind) {
        fixture.http.answer("qr", status, "");
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("error", "stopped");
        assertThat(fixture.route.all(LinkFailed.class).get(0).kind()).isEqualTo(kind);
    }

    @Test
    void anErrorEndsTheSession() {
        fixture.started();
        fixture.http.answer("qr", LinkingFixture.error("Instance has auth. You need to make log out"));
        fixture.pass(1);

        assertThat(fixture.route.types()).containsExactly("qrCode", "error", "stopped");
        assertThat(fixture.route.all(LinkFailed.class).get(0).kind()).isEqualTo(GreenApiError.LOGOUT_REQUIRED);
    }

    @Test
    void aDemandedPasskeyEndsTheLinking() {
        fixture.http.answer("qr", "{\"type\":\"passkeyRequired\"}");
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("passkeyRequired", "stopped");
    }

    @Test
    void anUnknownTypeIsPassedOnAndTheSessionGoesOn() {
        fixture.started();
        fixture.http.answer("qr", "{\"type\":\"already_registered\"}");
        fixture.pass(1);
        fixture.codeIs(2);
        fixture.pass(1);

        assertThat(fixture.route.all(QrCode.class)).hasSize(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "already_registered", "qrCode");
    }

    @Test
    void aRequestThatHangsPastTheDeadlineIsGivenUp() {
        fixture.started();
        fixture.http.stall("qr");
        fixture.pass(100);

        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
        assertThat(fixture.http.open()).isZero();
    }

    @Test
    void tooManyRequestsAreRetriedBeforeTheSessionEnds() {
        fixture.http.answer("qr", 429, "");
        fixture.started();
        fixture.pass(3);
        fixture.codeIs(1);
        fixture.pass(10);

        assertThat(fixture.route.types()).containsExactly("qrCode");
    }
}
