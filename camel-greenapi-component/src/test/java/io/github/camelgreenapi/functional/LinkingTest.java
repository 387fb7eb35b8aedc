/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How accounts are linked, with every provider and transport. */
class LinkingTest {

    private RouteFixture linkings;
    private Events events;

    @AfterEach
    void stop() {
        linkings.close();
    }

    private SimulatedAccount link(LinkVariant way, String more) throws Exception {
        prepare(way).startLinking(more);
        return linkings.account;
    }

    private RouteFixture prepare(LinkVariant way) {
        linkings = new RouteFixture(way);
        events = linkings.events;
        return linkings;
    }

    @ParameterizedTest
    @EnumSource
    void aScannedCodeLinksTheAccount(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "");

        QrCode code = events.await(QrCode.class);
        assertThat(code.content()).isEqualTo(account.qr());
        assertThat(code.sequence()).isOne();
        assertThat(code.expiresAt()).isEqualTo(code.receivedAt().plusSeconds(20));
        account.scan(code.content(), PHONE);

        Linked linked = events.await(Linked.class);
        assertThat(linked.phone()).isEqualTo(PHONE);
        assertThat(linked.wid()).isEqualTo(PHONE + "@c.us");
        assertThat(events.story()).containsExactly("qrCode", "accountData");
        await().until(() -> account.sessions() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aNewCodeIsOneEventWithTheNextNumber(LinkVariant way) throws Exception {
        link(way, "");
        events.await(QrCode.class);

        linkings.simulator.advance(Duration.ofSeconds(21));

        assertThat(events.await(QrCode.class, 2)).extracting(QrCode::sequence).containsExactly(1L, 2L);
        assertThat(events.all(QrCode.class)).extracting(QrCode::content).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatIsLinkedAlreadyShowsNoCode(LinkVariant way) throws Exception {
        prepare(way).linkAtProvider();

        linkings.startLinking("");

        events.await(AlreadyLinked.class);
        assertThat(events.story()).containsExactly("alreadyLogged");
    }

    @Tag(SlowNetworkTest.TIMED)
    @ParameterizedTest
    @EnumSource
    void nobodyScansUntilTheSessionsAreUsedUp(LinkVariant way) throws Exception {
        link(way, "&sessionTimeout=500ms&maxSessions=2");

        events.await(LinkStopped.class);

        assertThat(events.story()).containsExactly("qrCode", "timeoutExpired", "qrCode", "timeoutExpired", "stopped");
        assertThat(events.all(LinkTimedOut.class))
                .extracting(LinkTimedOut::codesShown)
                .containsExactly(1L, 1L);
        assertThat(events.all(LinkStopped.class).get(0).session())
                .isEqualTo(events.all(LinkTimedOut.class).get(1).session())
                .isNotEqualTo(events.all(LinkTimedOut.class).get(0).session());
    }

    @ParameterizedTest
    @EnumSource
    void aWrongNumberIsReportedAndLoggedOut(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "&expectedPhone=79001234567&logoutWrongAccount=true");
        account.scan(events.await(QrCode.class).content(), PHONE);

        WrongAccount wrong = events.await(WrongAccount.class);

        assertThat(wrong.loggedOut()).isTrue();
        assertThat(wrong.actual()).isEqualTo("44********90");
        assertThat(wrong.toString()).doesNotContain(PHONE);
        events.await(LinkStopped.class);
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @ParameterizedTest
    @EnumSource
    void headersCarryWhatRoutesNeed(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "");
        events.await(QrCode.class);

        assertThat(events.exchanges().get(0).getMessage().getHeaders())
                .containsEntry(GreenApiConstants.INSTANCE, account.instance())
                .containsEntry(GreenApiConstants.PROVIDER, way == LinkVariant.Z_API_BY_POLLING ? "zApi" : "greenApi")
                .containsEntry(GreenApiConstants.EVENT_TYPE, "qrCode")
                .containsEntry(GreenApiConstants.QR_SEQUENCE, 1L)
                .hasEntrySatisfying(
                        GreenApiConstants.QR_EXPIRES_AT, at -> assertThat(at).isInstanceOf(Instant.class))
                .containsKeys(
                        GreenApiConstants.EVENT_ID, GreenApiConstants.SESSION, GreenApiConstants.MESSAGE_TIMESTAMP);
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatIsStoppedAndStartedLinksAnew(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "");
        events.await(QrCode.class);

        linkings.stopRoute();
        await().until(() -> account.sessions() == 0);
        linkings.startRoute();
        events.await(QrCode.class, 2);
        linkings.suspendRoute();
        linkings.resumeRoute();
        QrCode third = events.await(QrCode.class, 3).get(2);
        account.scan(third.content(), PHONE);

        events.await(Linked.class);
        assertThat(events.story()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @EnumSource
    void aLogoutIsFollowedByANewLinking(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "&repeat=always&stateInterval=200ms");
        account.scan(events.await(QrCode.class).content(), PHONE);
        events.await(Linked.class);

        account.unlink();

        QrCode second = events.await(QrCode.class, 2).get(1);
        account.scan(second.content(), PHONE);
        events.await(Linked.class, 2);
        assertThat(events.story()).containsExactly("qrCode", "accountData", "qrCode", "accountData");
    }
}
