/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong on GREEN-API's socket, and how a linking gets past it. */
class AwkwardSocketTest {

    private RouteFixture linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);

    @AfterEach
    void close() {
        linkings.close();
    }

    private void fault(String fault) {
        linkings.fault(fault).on("scanqrcode").once();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary-frame", "fragmented", "duplicate", "slow:200ms"})
    void aFrameMayComeInAnyForm(String fault) throws Exception {
        fault(fault);
        linkings.startLinking("&maxSessions=1");
        linkings.link();

        assertThat(linkings.events.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-type", "not-json", "empty", "null", "garbage"})
    void aStrangeFrameDoesNotEndTheSession(String fault) throws Exception {
        linkings.startLinking("&maxSessions=1");
        linkings.events.await(QrCode.class);
        fault(fault);
        linkings.link();

        assertThat(linkings.events.types())
                .containsExactly("qrCode", fault.equals("unknown-type") ? "deviceMoved" : "unknown", "accountData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent-close", "close-mid-frame", "reset"})
    void aLostSocketIsFollowedByAnotherSession(String fault) throws Exception {
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        fault(fault);
        LinkFailed failed = linkings.events.await(LinkFailed.class);
        linkings.events.await(QrCode.class, 2);
        linkings.link();

        assertThat(failed.kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failed.anotherSession()).isTrue();
        assertThat(linkings.events.types()).containsExactly("qrCode", "error", "qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({
        "refuse:401, UNAUTHORIZED",
        "refuse:429, RATE_LIMITED",
        "status:500-html, SERVER_ERROR",
        "error:Something went wrong, SERVER_ERROR"
    })
    void aPassingRefusalIsFollowedByAnotherSession(String fault, GreenApiError kind) throws Exception {
        fault(fault);
        linkings.startLinking("");
        linkings.link();

        assertThat(linkings.events.types()).containsExactly("error", "qrCode", "accountData");
        assertThat(linkings.events.all(LinkFailed.class).get(0).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "refuse:403, FORBIDDEN",
        "echo-404, NOT_FOUND",
        "error:Instance has auth. You need to make log out, LOGOUT_REQUIRED"
    })
    void aLastingRefusalEndsTheLinking(String fault, GreenApiError kind) throws Exception {
        fault(fault);
        linkings.startLinking("");
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("error", "stopped");
        LinkFailed failed = linkings.events.all(LinkFailed.class).get(0);
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.message()).doesNotContain(linkings.account.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"already-logged-after-scan", "close-after-scan", "extra-after-terminal", "long-sync:1s"})
    void aScanIsALinkHoweverItIsReported(String fault) throws Exception {
        linkings.startLinking("&maxSessions=1");
        linkings.events.await(QrCode.class);
        fault(fault);
        linkings.account.scanCurrent(RouteFixture.PHONE);

        Linked linked = linkings.events.await(Linked.class);
        assertThat(linked.phone()).isEqualTo(RouteFixture.PHONE);
        assertThat(linkings.events.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passkey", "passkey-bare"})
    void aPasskeyEndsTheLinking(String fault) throws Exception {
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        fault(fault);
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("qrCode", "passkeyRequired", "stopped");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theProvidersTimeOutHasTwoWords(boolean otherWord) throws Exception {
        linkings.close();
        linkings = new RouteFixture(
                LinkVariant.GREEN_API_BY_SOCKET,
                Simulator.builder().scanTime(Duration.ofMillis(300)).start());
        if (otherWord) {
            fault("timeout-word");
        }
        linkings.startLinking("&repeat=never");
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("qrCode", "timeoutExpired", "stopped");
    }

    @Test
    void aSocketThatFallsSilentIsGivenUp() throws Exception {
        linkings.startLinking("&sessionTimeout=600ms&repeat=never");
        linkings.events.await(QrCode.class);
        fault("stall");
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("qrCode", "timeoutExpired", "stopped");
        await().until(() -> linkings.account.sessions() == 0);
    }

    @Test
    void anOpeningThatIsNotAnsweredIsGivenUp() throws Exception {
        fault("stall");
        linkings.startLinking("&connectTimeout=400ms");
        linkings.link();

        assertThat(linkings.events.types()).containsExactly("error", "qrCode", "accountData");
        assertThat(linkings.events.all(LinkTimedOut.class)).isEmpty();
    }

    @Test
    void aProviderThatWentAwayIsComeBackTo() throws Exception {
        linkings.startLinking("&maxSessions=0&responseTimeout=500ms&maxRepeatDelay=100ms");
        linkings.events.await(QrCode.class);
        linkings.account.fault(Fault.STATUS, "503").times(6);
        fault("reset");
        linkings.events.await(LinkFailed.class, 2);
        linkings.account.clearFaults();
        linkings.events.await(QrCode.class, 2);
        linkings.link();

        assertThat(linkings.events.story()).containsExactly("qrCode", "error", "qrCode", "accountData");
    }
}
