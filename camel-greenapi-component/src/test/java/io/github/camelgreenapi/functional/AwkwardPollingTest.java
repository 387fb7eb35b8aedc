/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong while codes are asked for, with both providers. */
class AwkwardPollingTest {

    private RouteFixture linkings;

    @AfterEach
    void close() {
        linkings.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN_API_BY_POLLING, status:500",
        "GREEN_API_BY_POLLING, status:429",
        "GREEN_API_BY_POLLING, null",
        "GREEN_API_BY_POLLING, reset",
        "GREEN_API_BY_POLLING, stall",
        "GREEN_API_BY_POLLING, duplicate",
        "Z_API_BY_POLLING, status:502-html",
        "Z_API_BY_POLLING, garbage",
        "Z_API_BY_POLLING, empty",
        "Z_API_BY_POLLING, close-mid-body",
        "Z_API_BY_POLLING, slow:300ms",
        "Z_API_BY_POLLING, stall"
    })
    void oneBadAnswerDoesNotEndTheSession(LinkVariant way, String fault) throws Exception {
        linkings = new RouteFixture(way);
        linkings.fault(fault).on(linkings.codes()).once();
        linkings.startLinking("&maxSessions=1&responseTimeout=" + (fault.equals("stall") ? "700ms" : "10s"));
        linkings.link();

        assertThat(linkings.events.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN_API_BY_POLLING, status:403",
        "GREEN_API_BY_POLLING, echo-404",
        "GREEN_API_BY_POLLING, error:Instance has auth. You need to make log out",
        "Z_API_BY_POLLING, instance-not-found",
        "Z_API_BY_POLLING, status:404"
    })
    void aLastingRefusalEndsTheLinking(LinkVariant way, String fault) throws Exception {
        linkings = new RouteFixture(way);
        linkings.fault(fault).on(linkings.codes()).untilCleared();
        linkings.startLinking("");
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("error", "stopped");
        assertThat(linkings.events.all(LinkFailed.class).get(0).message()).doesNotContain(linkings.account.token());
    }

    @ParameterizedTest
    @CsvSource({"GREEN_API_BY_POLLING, passkey", "GREEN_API_BY_POLLING, passkey-bare", "Z_API_BY_POLLING, challenge"})
    void aPasskeyEndsTheLinking(LinkVariant way, String fault) throws Exception {
        linkings = new RouteFixture(way);
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        linkings.fault(fault).on(linkings.codes()).untilCleared();
        linkings.events.await(LinkStopped.class);

        assertThat(linkings.events.types()).containsExactly("qrCode", "passkeyRequired", "stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare-base64", "base64-member", "image-body"})
    void zApisPictureMayComeInAnyForm(String fault) throws Exception {
        linkings = new RouteFixture(LinkVariant.Z_API_BY_POLLING);
        linkings.fault(fault).on("qr-code/image").once();
        linkings.startLinking("");

        assertThat(linkings.events.await(QrCode.class).content()).isEqualTo(linkings.account.qr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"already-409", "already-text", ""})
    void zApiSaysAlreadyConnectedInThreeWays(String fault) throws Exception {
        linkings = new RouteFixture(LinkVariant.Z_API_BY_POLLING);
        linkings.account.scanCurrent(RouteFixture.PHONE);
        if (!fault.isEmpty()) {
            linkings.fault(fault).on("qr-code/image").untilCleared();
        }
        linkings.startLinking("");
        linkings.events.await(AlreadyLinked.class);

        assertThat(linkings.events.types()).containsExactly("alreadyLogged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-null-error", "stringly", "bom"})
    void aLinkAtZApiIsSeenInTwoSecondsHoweverItIsWorded(String fault) throws Exception {
        linkings = new RouteFixture(LinkVariant.Z_API_BY_POLLING);
        linkings.fault(fault).on("status").untilCleared();
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        // Else the next request for a code would tell the link.
        linkings.account.fault(Fault.STALL).on("qr-code/image").untilCleared();
        linkings.account.scanCurrent(RouteFixture.PHONE);
        Instant scanned = Instant.now();

        Linked linked = linkings.events.await(Linked.class);
        assertThat(Duration.between(scanned, linked.at())).isLessThan(Duration.ofSeconds(2));
        assertThat(linkings.events.types()).isEqualTo(List.of("qrCode", "accountData"));
    }
}
