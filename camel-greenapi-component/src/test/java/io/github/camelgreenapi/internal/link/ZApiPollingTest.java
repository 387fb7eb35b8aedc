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

/** Z-API's codes by asking for them four times a minute, and for the state between. */
class ZApiPollingTest {

    private final LinkingFixture bench = LinkingFixture.zApi();

    @Test
    void codesAreAskedForEveryFifteenSecondsAndTheStateBetween() {
        bench.started();
        bench.pass(29);

        assertThat(bench.http.count("qr-code/image")).isEqualTo(2);
        assertThat(bench.http.count("status")).isBetween(15L, 20L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.4, 1.6, 7.7, 14.9, 15.1, 33.3})
    void aLinkIsSeenWithinTwoSeconds(double scannedAfter) {
        bench.started();
        bench.pass(scannedAfter);
        Instant scanned = bench.timer.now();
        bench.stateIs("authorized");
        bench.http.answer(bench.qr(), "{\"connected\":true}");
        bench.pass(5);

        Linked linked = bench.route.last(Linked.class);
        assertThat(Duration.between(scanned, linked.at())).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(linked.phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(linked.pushname()).isEqualTo("Ann");
    }

    @Test
    void oneLinkIsToldOnceHoweverManySourcesReportIt() {
        bench.repeat = Repeat.NEVER;
        bench.started();
        bench.stateIs("authorized");
        bench.http.answer(bench.qr(), 409, "{\"error\":\"You are already connected.\"}");
        bench.pass(300);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
        assertThat(bench.isAtRest()).isTrue();
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
        bench.http.answer(bench.qr(), status, body);
        bench.started();
        assertThat(bench.route.types()).containsExactly("alreadyLogged");

        bench.stop();
        bench.codeIs(1);
        bench.started();
        bench.pass(1);
        bench.http.answer(bench.qr(), status, body);
        bench.pass(20);
        assertThat(bench.route.types()).containsExactly("alreadyLogged", "qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | {}", "200 | ''", "200 | null", "200 | {\"value\":\"\"}", "200 | {\"value\":null}"})
    void anAnswerWithoutACodeIsNotReadyYet(int status, String body) {
        bench.http.answer(bench.qr(), status, body);
        bench.started();
        bench.pass(60);
        assertThat(bench.route.types()).isEmpty();

        bench.codeIs(1);
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode");
    }

    @Test
    void anAccountThatIsLinkedButNotReadyIsAlreadyLogged() {
        bench.http.answer(bench.qr(), "{}");
        bench.stateIs("authorized");
        bench.started();
        bench.pass(2);

        assertThat(bench.route.types()).containsExactly("alreadyLogged");
    }

    @Test
    void aChallengeIsAPasskeyWithThePayloadVerbatim() {
        String challenge = "{\"challenge\":{\"challenge\":\"c2lt\",\"rpId\":\"whatsapp.com\",\"timeout\":60000}}";
        bench.http.answer(bench.qr(), challenge);
        bench.started();

        assertThat(bench.route.types()).containsExactly("passkeyRequired", "stopped");
        assertThat(bench.route.all(PasskeyRequired.class))
                .extracting(PasskeyRequired::payload)
                .containsExactly(challenge);
    }

    @Test
    void theThirdCodeIsTheLastOneAndIsNotReplacedWhileItLives() {
        bench.started();
        bench.pass(14);
        bench.codeIs(2);
        bench.pass(15);
        bench.codeIs(3);
        bench.pass(15);
        bench.codeIs(4);
        assertThat(bench.route.all(QrCode.class)).hasSize(3);
        bench.pass(5.9);
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "qrCode");
        assertThat(bench.http.count(bench.qr())).isEqualTo(3);

        bench.pass(0.1);
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "qrCode", "timeoutExpired");
        assertThat(bench.route.last(LinkTimedOut.class).codesShown()).isEqualTo(3);
    }

    @Test
    void aScanOfTheLastCodeIsSeenByTheState() {
        bench.maxQrCodes = 1;
        bench.started();
        bench.pass(18);
        bench.stateIs("authorized");
        bench.pass(2);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
        assertThat(bench.http.count(bench.qr())).isOne();
    }

    @Test
    void theSameCodeDoesNotUseUpTheBound() {
        bench.started();
        bench.pass(90);

        assertThat(bench.route.types()).containsExactly("qrCode");
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
        bench.started();
        for (int i = 2; i <= 3; i++) {
            bench.http.answer(bench.qr(), status, body);
            bench.pass(16);
            bench.codeIs(i);
            bench.pass(2);
        }
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "qrCode");
    }

    @Test
    void aLastingClientTokenErrorEndsTheSession() {
        bench.http.answer(bench.qr(), 403, "{\"error\":\"Client-Token F1secret not allowed\"}");
        bench.started();
        bench.pass(4);

        LinkFailed failed = bench.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(failed.message()).contains("clientToken").doesNotContain("F1secret");
        assertThat(bench.http.count(bench.qr())).isEqualTo(3);
    }

    @Test
    void anEndedSubscriptionIsToldAndTriedAgain() {
        bench.http.answer(
                bench.qr(),
                400,
                "{\"error\":\"To continue sending a message, you must subscribe to this instance again\"}");
        bench.started();
        bench.pass(4);

        LinkFailed failed = bench.route.last(LinkFailed.class);
        assertThat(failed.kind()).isEqualTo(GreenApiError.SUBSCRIPTION_EXPIRED);
        assertThat(failed.anotherSession()).isTrue();
    }

    @Test
    void anUnknownInstanceEndsTheLinking() {
        bench.http.answer(bench.qr(), "{\"error\":\"Instance not found\"}");
        bench.started();

        assertThat(bench.route.types()).containsExactly("error", "stopped");
    }

    @Test
    void aSessionToBeRestoredIsNoCodeYet() {
        bench.http.answer(bench.qr(), "{\"error\":\"You need to restore the session.\"}");
        bench.started();
        bench.pass(30);

        assertThat(bench.route.types()).isEmpty();
    }

    @Test
    void aStateThatHangsDoesNotHoldUpTheCodes() {
        bench.http.stall("status");
        bench.started();
        bench.pass(14);
        bench.codeIs(2);
        bench.pass(15);

        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode");
    }

    @Test
    void aCodeThatHangsDoesNotHoldUpTheState() {
        bench.started();
        bench.http.stall(bench.qr());
        bench.pass(20);
        bench.stateIs("authorized");
        bench.pass(2);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
        assertThat(bench.http.open()).isZero();
    }

    @Test
    void aStateThatFailsSaysNothing() {
        bench.http.answer("status", 500, "oops");
        bench.started();
        bench.pass(30);

        assertThat(bench.route.types()).containsExactly("qrCode");
    }

    @Test
    void theOptionForTheOtherProvidersSocketMeansNothingHere() {
        bench.transport = Transport.WEBSOCKET;
        bench.started();

        assertThat(bench.route.types()).containsExactly("qrCode");
        assertThat(bench.sockets.opened).isEmpty();
    }

    @Test
    void aWrongAccountIsDisconnectedAndThatIsVerified() {
        bench.expectedPhone = "79001234567";
        bench.logoutWrongAccount = true;
        bench.http.answer("disconnect", "{\"value\":true}");
        bench.started();
        bench.stateIs("authorized");
        bench.pass(4);
        assertThat(bench.http.count("disconnect")).isOne();
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.stateIs("notAuthorized");
        bench.pass(2);
        assertThat(bench.route.types()).containsExactly("qrCode", "wrongAccount", "stopped");
    }

    @Test
    void stoppingDuringTheVerificationLeavesNothing() {
        bench.expectedPhone = "79001234567";
        bench.logoutWrongAccount = true;
        bench.http.answer("disconnect", "{\"value\":true}");
        bench.started();
        bench.stateIs("authorized");
        bench.pass(5);
        bench.stop();

        assertThat(bench.isAtRest()).isTrue();
    }
}
