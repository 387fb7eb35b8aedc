/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What a route gets that takes its time, or has no thread yet. */
class SlowRouteTest {

    private final LinkingFixture fixture = LinkingFixture.socket();
    private final Queue<Runnable> threadless = new ArrayDeque<>();

    private void shows(int... numbers) {
        for (int number : numbers) {
            fixture.socketNow().sends(LinkingFixture.code(number));
        }
    }

    private void aThreadComes() {
        threadless.remove().run();
    }

    @Test
    void aSlowRouteGetsTheNewestCodeOnly() {
        fixture.route.slow = true;
        fixture.started();
        shows(1, 2, 3, 4);
        assertThat(fixture.route.types()).hasSize(1);

        fixture.route.done();
        assertThat(fixture.route.all(QrCode.class)).extracting(QrCode::sequence).containsExactly(1L, 4L);
    }

    @Test
    void aCodeThatExpiredMeanwhileIsNotDelivered() {
        fixture.route.slow = true;
        fixture.started();
        shows(1, 2);
        fixture.pass(20);
        fixture.route.done();

        assertThat(fixture.route.types()).hasSize(1);
    }

    @Test
    void aCodeIsDeliveredUpToItsLastMoment() {
        fixture.route.slow = true;
        fixture.started();
        shows(1, 2);
        fixture.pass(19.999);
        fixture.route.done();

        assertThat(fixture.route.types()).hasSize(2);
    }

    @Test
    void aCodeWhoseAccountWasLinkedMeanwhileIsNotDelivered() {
        fixture.route.slow = true;
        fixture.started();
        shows(1, 2);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.route.done();

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aCodeIsNotDeliveredWhileItIsFoundOutWhoWasLinked() {
        fixture.route.slow = true;
        fixture.stateIs("starting");
        fixture.started();
        shows(1, 2);
        fixture.socketNow().closes();
        fixture.route.done();
        fixture.pass(10);

        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void theEndingEventIsNeverMissed() {
        fixture.route.slow = true;
        fixture.started();
        shows(1, 2);
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(3600);
        fixture.route.done();

        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void theNextSessionWaitsUntilTheRouteHasSeenTheEnd() {
        fixture.started();
        fixture.route.slow = true;
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(3600);
        assertThat(fixture.sockets.opened).hasSize(1);

        fixture.route.done();
        fixture.pass(5);
        assertThat(fixture.sockets.opened).hasSize(2);
    }

    @Test
    void aRouteThatFailsDoesNotEndTheLinking() {
        fixture.route.slow = true;
        fixture.started();
        shows(1);
        fixture.route.fails();
        shows(2);
        fixture.route.fails();
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "accountData");
    }

    @Test
    void unknownEventsKeepTheirOrderAmongCodes() {
        fixture.route.slow = true;
        fixture.started();
        shows(1);
        fixture.socketNow().sends("{\"type\":\"a\"}");
        shows(2);
        fixture.socketNow().sends("{\"type\":\"b\"}");
        shows(3);
        fixture.socketNow().sends("{\"type\":\"c\"}");
        for (int i = 0; i < 5; i++) {
            fixture.route.done();
        }

        assertThat(fixture.route.types()).containsExactly("qrCode", "a", "b", "qrCode", "c");
    }

    @Test
    void unknownEventsDoNotPileUpWithoutBound() {
        fixture.route.slow = true;
        fixture.started();
        for (int i = 0; i < 1_000; i++) {
            fixture.socketNow().sends("{\"type\":\"n" + i + "\"}");
        }
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        for (int i = 0; i < 1_000; i++) {
            fixture.route.done();
        }

        assertThat(fixture.route.all(UnknownLinkEvent.class)).hasSize(101);
        assertThat(fixture.route.types()).startsWith("n0", "n900").endsWith("n999", "accountData");
    }

    @Test
    void largeUnknownEventsDoNotPileUpWithoutBound() {
        fixture.route.slow = true;
        fixture.started();
        shows(1);
        for (int i = 0; i < 4; i++) {
            fixture.socketNow().sends("{\"type\":\"n" + i + "\",\"text\":\"" + "x".repeat(100_000) + "\"}");
        }
        for (int i = 0; i < 4; i++) {
            fixture.route.done();
        }

        // 256 KB hold two of them.
        assertThat(fixture.route.types()).containsExactly("qrCode", "n2", "n3");
    }

    @Test
    void aCodeThatExpiredWhileItWaitedForAThreadIsNotDelivered() {
        fixture.routes = threadless::add;
        fixture.started();
        shows(1);
        fixture.pass(20);
        aThreadComes();

        assertThat(fixture.route.types()).isEmpty();
        shows(2);
        aThreadComes();
        assertThat(fixture.route.types()).containsExactly("qrCode");
    }

    @Test
    void theThreadGetsTheNewestCodeThatThereIsWhenItComes() {
        fixture.routes = threadless::add;
        fixture.started();
        shows(1, 2, 3);
        aThreadComes();

        assertThat(fixture.route.last(QrCode.class).sequence()).isEqualTo(3);
        assertThat(threadless).isEmpty();
    }

    @Test
    void aCodeWaitingForAThreadIsDroppedOnceTheAccountIsLinked() {
        fixture.routes = threadless::add;
        fixture.started();
        shows(1);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        aThreadComes();

        assertThat(fixture.route.types()).containsExactly("accountData");
    }

    @Test
    void whatWaitsForAThreadIsDroppedWhenTheLinkingIsStopped() {
        fixture.routes = threadless::add;
        fixture.started();
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();
        aThreadComes();

        assertThat(fixture.route.types()).isEmpty();
        assertThat(fixture.isAtRest()).isTrue();
    }
}
