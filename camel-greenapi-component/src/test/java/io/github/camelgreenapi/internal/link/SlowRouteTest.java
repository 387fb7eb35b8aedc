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

    private final LinkingFixture bench = LinkingFixture.socket();
    private final Queue<Runnable> threadless = new ArrayDeque<>();

    private void shows(int... numbers) {
        for (int number : numbers) {
            bench.socketNow().sends(LinkingFixture.code(number));
        }
    }

    private void aThreadComes() {
        threadless.remove().run();
    }

    @Test
    void aSlowRouteGetsTheNewestCodeOnly() {
        bench.route.slow = true;
        bench.started();
        shows(1, 2, 3, 4);
        assertThat(bench.route.types()).hasSize(1);

        bench.route.done();
        assertThat(bench.route.all(QrCode.class)).extracting(QrCode::sequence).containsExactly(1L, 4L);
    }

    @Test
    void aCodeThatExpiredMeanwhileIsNotDelivered() {
        bench.route.slow = true;
        bench.started();
        shows(1, 2);
        bench.pass(20);
        bench.route.done();

        assertThat(bench.route.types()).hasSize(1);
    }

    @Test
    void aCodeIsDeliveredUpToItsLastMoment() {
        bench.route.slow = true;
        bench.started();
        shows(1, 2);
        bench.pass(19.999);
        bench.route.done();

        assertThat(bench.route.types()).hasSize(2);
    }

    @Test
    void aCodeWhoseAccountWasLinkedMeanwhileIsNotDelivered() {
        bench.route.slow = true;
        bench.started();
        shows(1, 2);
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.route.done();

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void aCodeIsNotDeliveredWhileItIsFoundOutWhoWasLinked() {
        bench.route.slow = true;
        bench.stateIs("starting");
        bench.started();
        shows(1, 2);
        bench.socketNow().closes();
        bench.route.done();
        bench.pass(10);

        assertThat(bench.route.types()).containsExactly("qrCode");
    }

    @Test
    void theEndingEventIsNeverMissed() {
        bench.route.slow = true;
        bench.started();
        shows(1, 2);
        bench.socketNow().sends(LinkingFixture.TIMEOUT);
        bench.pass(3600);
        bench.route.done();

        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void theNextSessionWaitsUntilTheRouteHasSeenTheEnd() {
        bench.started();
        bench.route.slow = true;
        bench.socketNow().sends(LinkingFixture.TIMEOUT);
        bench.pass(3600);
        assertThat(bench.sockets.opened).hasSize(1);

        bench.route.done();
        bench.pass(5);
        assertThat(bench.sockets.opened).hasSize(2);
    }

    @Test
    void aRouteThatFailsDoesNotEndTheLinking() {
        bench.route.slow = true;
        bench.started();
        shows(1);
        bench.route.fails();
        shows(2);
        bench.route.fails();
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "accountData");
    }

    @Test
    void unknownEventsKeepTheirOrderAmongCodes() {
        bench.route.slow = true;
        bench.started();
        shows(1);
        bench.socketNow().sends("{\"type\":\"a\"}");
        shows(2);
        bench.socketNow().sends("{\"type\":\"b\"}");
        shows(3);
        bench.socketNow().sends("{\"type\":\"c\"}");
        for (int i = 0; i < 5; i++) {
            bench.route.done();
        }

        assertThat(bench.route.types()).containsExactly("qrCode", "a", "b", "qrCode", "c");
    }

    @Test
    void unknownEventsDoNotPileUpWithoutBound() {
        bench.route.slow = true;
        bench.started();
        for (int i = 0; i < 1_000; i++) {
            bench.socketNow().sends("{\"type\":\"n" + i + "\"}");
        }
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        for (int i = 0; i < 1_000; i++) {
            bench.route.done();
        }

        assertThat(bench.route.all(UnknownLinkEvent.class)).hasSize(101);
        assertThat(bench.route.types()).startsWith("n0", "n900").endsWith("n999", "accountData");
    }

    @Test
    void aCodeThatExpiredWhileItWaitedForAThreadIsNotDelivered() {
        bench.routes = threadless::add;
        bench.started();
        shows(1);
        bench.pass(20);
        aThreadComes();

        assertThat(bench.route.types()).isEmpty();
        shows(2);
        aThreadComes();
        assertThat(bench.route.types()).containsExactly("qrCode");
    }

    @Test
    void theThreadGetsTheNewestCodeThatThereIsWhenItComes() {
        bench.routes = threadless::add;
        bench.started();
        shows(1, 2, 3);
        aThreadComes();

        assertThat(bench.route.last(QrCode.class).sequence()).isEqualTo(3);
        assertThat(threadless).isEmpty();
    }

    @Test
    void aCodeWhoseAccountWasLinkedWhileItWaitedForAThreadIsNotDelivered() {
        bench.routes = threadless::add;
        bench.started();
        shows(1);
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        aThreadComes();

        assertThat(bench.route.types()).containsExactly("accountData");
    }

    @Test
    void nothingIsDeliveredThatWaitedForAThreadWhenTheLinkingWasStopped() {
        bench.routes = threadless::add;
        bench.started();
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.stop();
        aThreadComes();

        assertThat(bench.route.types()).isEmpty();
        assertThat(bench.isAtRest()).isTrue();
    }
}
