/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.option.Repeat;
import io.github.camelgreenapi.option.Transport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Z-API's codes by fixture for them four times a minute, and for the state between. */
class ZApiPollingTest {

    private final LinkingFixture fixture = LinkingFixture.zApi();

    @Test
    void codesAreAskedForEveryFifteenSecondsAndTheStateBetween() {
        fixture.started();
        fixture.pass(29);

        assertThat(fixture.http.count("qr-code/image")).isEqualTo(2);
        assertThat(fixture.http.count("status")).isBetween(15L, 20L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.4, 1.6, 7.7, 14.9, 15.1, 33.3})
    void aLinkIsSeenWithinTwoSeconds(double scannedAfter) {
        fixture.started();
        fixture.pass(scannedAfter);
        Instant scanned = fixture.timer.now();
        fixture.stateIs("authorized");
        fixture.http.answer(fixture.qr(), "{\"connected\":true}");
        fixture.pass(5);

        Linked linked = fixture.route.last(Linked.class);
        assertThat(Duration.between(scanned, linked.at())).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(linked.phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(linked.pushname()).isEqualTo("Ann");
    }

    @Test
    void oneLinkIsOneEventHoweverManySourcesReportIt() {
        fixture.repeat = Repeat.NEVER;
        fixture.started();
        fixture.stateIs("authorized");
        fixture.http.answer(fixture.qr(), 409, "{\"error\":\"You are already connected.\"}");
        fixture.pass(300);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"connected\":true}",
                "409 | {}",
                "409 | ''",
                "400 | {\"error\":\"You are already connected.\"}",
                "200 | {\"error\":\"You are already connected\"}"
            })
    void eachFormOfConnectedIsAlreadyLoggedAtFirstAndALinkAfterACode(int status, String body) {
        fixture.http.answer(fixture.qr(), status, body);
        fixture.started();
        assertThat(fixture.route.types()).containsExactly("alreadyLogged");

        fixture.stop();
        fixture.codeIs(1);
        fixture.started();
        fixture.pass(1);
        fixture.http.answer(fixture.qr(), status, body);
        fixture.pass(20);
        assertThat(fixture.route.types()).containsExactly("alreadyLogged", "qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | {}", "200 | ''", "200 | null", "200 | {\"value\":\"\"}", "200 | {\"value\":null}"})
    void anAnswerWithoutACodeIsNotReadyYet(int status, String body) {
        fixture.http.answer(fixture.qr(), status, body);
        fixture.started();
        fixture.pass(60);
        assertThat(fixture.route.types()).isEmpty();

        fixture.codeIs(1);
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void anAccountThatIsLinkedButNotReadyIsAlreadyLogged() {
        fixture.http.answer(fixture.qr(), "{}");
        fixture.stateIs("authorized");
        fixture.started();
        fixture.pass(2);

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
    }

    @Test
    void aChallengeIsAPasskeyWithThePayloadVerbatim() {
        String challenge = "{\"challenge\":{\"challenge\":\"c2lt\",\"rpId\":\"whatsapp.com\",\"timeout\":60000}}";
        fixture.http.answer(fixture.qr(), challenge);
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("passkeyRequired", "stopped");
        assertThat(fixture.route.all(PasskeyRequired.class))
                .extracting(PasskeyRequired::payload)
                .containsExactly(challenge);
    }

    @Test
    void theThirdCodeIsTheLastOneAndIsNotReplacedWhileItLives() {
        fixture.started();
        fixture.pass(14);
        fixture.codeIs(2);
        fixture.pass(15);
        fixture.codeIs(3);
        fixture.pass(15);
        fixture.codeIs(4);
        assertThat(fixture.route.all(QrCode.class)).hasSize(3);
        fixture.pass(5.9);
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "qrCode");
        assertThat(fixture.http.count(fixture.qr())).isEqualTo(3);

        fixture.pass(0.1);
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "qrCode", "timeoutExpired");
        assertThat(fixture.route.last(LinkTimedOut.class).codesShown()).isEqualTo(3);
    }

    @Test
    void aScanOfTheLastCodeIsSeenByTheState() {
        fixture.maxQrCodes = 1;
        fixture.started();
        fixture.pass(18);
        fixture.stateIs("authorized");
        fixture.pass(2);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.http.count(fixture.qr())).isOne();
    }

    @Test
    void theSameCodeDoesNotUseUpTheBound() {
        fixture.started();
        fixture.pass(90);

        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"your client-token is not configured\"}",
                "403 | {\"error\":\"Client-Token null not allowed\"}",
                "200 | {\"error\":\"null not allowed\"}"
            })
    void anIntermittentClientTokenErrorIsBorneTwice(int status, String body) {
        fixture.started();
        for (int i = 2; i <= 3; i++) {
            fixture.http.answer(fixture.qr(), status, body);
            fixture.pass(16);
            fixture.codeIs(i);
            fixture.pass(2);
        }
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "qrCode");
    }

    @Test
    void aLastingClientTokenErrorEndsTheSession() {
        fixture.http.answer(fixture.qr(), 403, "{\"error\":\"Client-Token F1secret not allowed\"}");
        fixture.started();
        fixture.pass(4);

        LinkFailed failed = fixture.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(failed.message()).contains("clientToken").doesNotContain("F1secret");
        assertThat(fixture.http.count(fixture.qr())).isEqualTo(3);
    }

    @Test
    void anEndedSubscriptionIsReportedAndTriedAgain() {
        fixture.http.answer(
                fixture.qr(),
                400,
                "{\"error\":\"To continue sending a message, you must subscribe to this instance again\"}");
        fixture.started();
        fixture.pass(4);

        LinkFailed failed = fixture.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.SUBSCRIPTION_EXPIRED);
        assertThat(failed.anotherSession()).isTrue();
    }

    @Test
    void anUnknownInstanceEndsTheLinking() {
        fixture.http.answer(fixture.qr(), "{\"error\":\"Instance not found\"}");
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("error", "stopped");
    }

    @Test
    void aSessionToBeRestoredIsNoCodeYet() {
        fixture.http.answer(fixture.qr(), "{\"error\":\"You need to restore the session.\"}");
        fixture.started();
        fixture.pass(30);

        assertThat(fixture.route.types()).isEmpty();
    }

    @Test
    void aStateThatHangsDoesNotHoldUpTheCodes() {
        fixture.http.stall("status");
        fixture.started();
        fixture.pass(14);
        fixture.codeIs(2);
        fixture.pass(15);

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode");
    }

    @Test
    void aCodeThatHangsDoesNotHoldUpTheState() {
        fixture.started();
        fixture.http.stall(fixture.qr());
        fixture.pass(20);
        fixture.stateIs("authorized");
        fixture.pass(2);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.http.open()).isZero();
    }

    @Test
    void aStateThatFailsSaysNothing() {
        fixture.http.answer("status", 500, "oops");
        fixture.started();
        fixture.pass(30);

        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void theOptionForTheOtherProvidersSocketMeansNothingHere() {
        fixture.transport = Transport.WEBSOCKET;
        fixture.started();

        assertThat(fixture.route.types()).containsExactly("qrCode");
        assertThat(fixture.sockets.opened).isEmpty();
    }

    @Test
    void aWrongAccountIsDisconnectedAndThatIsVerified() {
        fixture.expectedPhone = "79001234567";
        fixture.logoutWrongAccount = true;
        fixture.http.answer("disconnect", "{\"value\":true}");
        fixture.started();
        fixture.stateIs("authorized");
        fixture.pass(4);
        assertThat(fixture.http.count("disconnect")).isOne();
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("notAuthorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "wrongAccount", "stopped");
    }

    @Test
    void stoppingDuringTheVerificationLeavesNothing() {
        fixture.expectedPhone = "79001234567";
        fixture.logoutWrongAccount = true;
        fixture.http.answer("disconnect", "{\"value\":true}");
        fixture.started();
        fixture.stateIs("authorized");
        fixture.pass(5);
        fixture.stop();

        assertThat(fixture.isAtRest()).isTrue();
    }
}
