/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each frame of the socket makes of a session. */
class SocketFramesTest {

    private final LinkingFixture fixture = LinkingFixture.socket().started();

    @Test
    void accountDataNeedsNoMessage() {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        Linked linked = fixture.route.last(Linked.class);
        assertThat(linked.phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(linked.wid()).isEqualTo(LinkingFixture.PHONE + "@c.us");
        assertThat(linked.pushname()).isEqualTo("Ann");
        assertThat(fixture.http.count("getWaSettings")).isZero();
    }

    @Test
    void accountDataWithoutWidIsCompletedByAnAccountCall() {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends("{\"type\":\"accountData\",\"webhookUrl\":\"https://shop/hook\"}");

        Linked linked = fixture.route.last(Linked.class);
        assertThat(linked.phone()).isEqualTo(LinkingFixture.PHONE);
        assertThat(linked.wid()).isEqualTo(LinkingFixture.PHONE + "@c.us");
        assertThat(linked.webhookUrl()).isEqualTo("https://shop/hook");
        assertThat(fixture.http.count("getWaSettings")).isOne();
    }

    @Test
    void accountDataIsALinkEvenWithoutANumber() {
        fixture.phoneIs("");
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends("{\"type\":\"accountData\"}");
        fixture.pass(60);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.route.last(Linked.class).phone()).isNull();
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void alreadyLoggedAsTheFirstFrameIsAlreadyLogged() {
        fixture.socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
        assertThat(fixture.route.last(AlreadyLinked.class).message()).isEqualTo("instance account already authorized");
    }

    @Test
    void alreadyLoggedAfterACodeIsALinkCompletedByAnAccountCall() {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.route.last(Linked.class).phone()).isEqualTo(LinkingFixture.PHONE);
    }

    @Test
    void anUnknownFrameIsNoShownCode() {
        fixture.socketNow().sends("{\"type\":\"deviceMoved\"}");
        fixture.socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.route.types()).containsExactly("deviceMoved", "alreadyLogged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "timeoutExpired"})
    void bothWordsForATimeOutAreOne(String word) {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.code(2));
        fixture.socketNow().sends("{\"type\":\"" + word + "\",\"message\":\"" + word + "\"}");

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "timeoutExpired");
        assertThat(fixture.route.last(LinkTimedOut.class).codesShown()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"passkeyRequired\"}", "{\"type\":\"passkeyRequired\",\"message\":{\"a\":[1]}}"})
    void aDemandedPasskeyEndsTheLinkingWithItsPayloadVerbatim(String frame) {
        fixture.socketNow().sends(frame);

        assertThat(fixture.route.types()).containsExactly("passkeyRequired", "stopped");
        assertThat(fixture.route.all(PasskeyRequired.class))
                .extracting(PasskeyRequired::payload)
                .containsExactly(frame);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Bad Gateway</html>",
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"type\":null}",
                "{\"type\":\"deviceMoved\",\"message\":\"x\"}",
                "{\"type\":\"qrCode\",\"message\":\"no picture\"}",
                "{\"type\":\"qrCode\"}"
            })
    void aFrameThatIsNotUnderstoodIsPassedOnAndTheSessionGoesOn(String frame) {
        fixture.socketNow().sends(frame);
        assertThat(fixture.route.last(UnknownLinkEvent.class).raw()).isEqualTo(frame);

        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(fixture.route.types()).hasSize(3).endsWith("qrCode", "accountData");
    }

    @Test
    void anUnknownTypeKeepsItsOwnWord() {
        fixture.socketNow().sends("{\"type\":\"deviceMoved\"}");

        assertThat(fixture.route.types()).containsExactly("deviceMoved");
    }

    @Test
    void aTokenInAnUnknownFrameIsNotPassedOn() {
        fixture.socketNow().sends("Cannot GET /waInstance1101000001/scanqrcode/t0ken");

        assertThat(fixture.route.last(UnknownLinkEvent.class).raw()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "Instance has auth. You need to make log out, LOGOUT_REQUIRED, false",
        "something else went wrong, SERVER_ERROR, true",
        "instance in starting process try later, INSTANCE_STARTING, true"
    })
    void anErrorHasItsKindAndSaysWhetherASessionFollows(String text, GreenApiError kind, boolean another) {
        fixture.socketNow().sends(LinkingFixture.error(text));

        LinkFailed failed = fixture.route.all(LinkFailed.class).get(0);
        assertThat(failed.message()).isEqualTo(text);
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.anotherSession()).isEqualTo(another);
        assertThat(fixture.route.types())
                .isEqualTo(another ? java.util.List.of("error") : java.util.List.of("error", "stopped"));
        fixture.pass(60);
        assertThat(fixture.sockets.opened).hasSize(another ? 2 : 1);
    }

    @Test
    void anErrorThatSaysLinkedAlreadyIsALink() {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.error("instance account already authorized"));

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void startingAfterACodeIsAScanThatSynchronises() {
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.stateIs("starting");
        fixture.socketNow().sends(LinkingFixture.error("instance in starting process try later"));
        fixture.pass(30);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.stateIs("authorized");
        fixture.pass(2);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void nothingFollowsTheEndingEvent() {
        FakeSockets.FakeSocket socket = fixture.socketNow();
        fixture.sockets.closeAtOnce = false;
        socket.sends(LinkingFixture.code(1));
        socket.sends(LinkingFixture.ACCOUNT_DATA);
        socket.sends(LinkingFixture.code(2));
        socket.sends(LinkingFixture.ACCOUNT_DATA);
        socket.sends("<html>");
        socket.sends(LinkingFixture.TIMEOUT);
        socket.closes();
        fixture.pass(600);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized, UNAUTHORIZED, true",
        "403, Forbidden, FORBIDDEN, false",
        "429, '', RATE_LIMITED, true",
        "500, <html>oops</html>, SERVER_ERROR, true",
        "502, <html>Bad Gateway</html>, SERVER_ERROR, true",
        "400, Instance account is expired. Renew your instance from personal area, SUBSCRIPTION_EXPIRED, true",
        "400, instance in starting process try later, INSTANCE_STARTING, true",
        "404, Not Found, NOT_FOUND, false",
        "200, '', GARBLED_REPLY, true"
    })
    void aRefusedSocketHasAReason(int status, String body, GreenApiError kind, boolean another) {
        fixture.socketNow().refuses(status, body);

        LinkFailed failed = fixture.route.all(LinkFailed.class).get(0);
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.anotherSession()).isEqualTo(another);
        assertThat(failed.message()).doesNotContain("t0ken");
        fixture.pass(6);
        assertThat(fixture.sockets.opened).hasSize(another ? 2 : 1);
    }

    @Test
    void eachFrameIsTakenWhateverItIs() {
        fixture.started();
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends("no JSON");
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.socketNow().taken).isEqualTo(3);
    }
}
