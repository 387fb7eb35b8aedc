/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stopping, suspending and starting at awkward moments. */
class LinkingLifecycleTest {

    private RouteFixture linkings;

    @AfterEach
    void close() {
        linkings.close();
        await().until(() -> ComponentThreads.own().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftOfAContextThatIsStopped(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        linkings.account.requests();
        List<String> before = ComponentThreads.vertx();
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        assertThat(ComponentThreads.own()).isNotEmpty();
        linkings.context.stop();

        await().until(() -> ComponentThreads.own().isEmpty());
        // The simulator has Vert.x threads too, and takes one more for its first connection.
        await().until(() -> ComponentThreads.vertx().size() <= before.size() + 1);
        await().until(() -> linkings.account.sessions() == 0);
        int asked = linkings.account.requestLog().size();
        linkings.account.scanCurrent(RouteFixture.PHONE);
        await().during(Duration.ofMillis(500))
                .until(() -> linkings.account.requestLog().size() == asked);
        assertThat(linkings.events.types()).containsExactly("qrCode");
    }

    @ParameterizedTest
    @EnumSource
    void aRouteMayBeStoppedAndStartedInQuickSuccession(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        linkings.startLinking("");
        for (int i = 0; i < 4; i++) {
            linkings.stopRoute();
            linkings.startRoute();
            linkings.suspendRoute();
            linkings.resumeRoute();
        }
        linkings.link();

        await().until(() -> linkings.account.sessions() == 0);
        assertThat(linkings.events.story()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @EnumSource
    void aSuspendedRouteGetsNothingUntilItIsResumed(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        linkings.suspendRoute();
        await().until(() -> linkings.account.sessions() == 0);
        linkings.account.scanCurrent(RouteFixture.PHONE);
        await().until(() -> linkings.account.state().equals("authorized"));
        assertThat(linkings.events.types()).containsExactly("qrCode");

        linkings.resumeRoute();
        await().until(() -> linkings.events.types().size() == 2);
        assertThat(linkings.events.types()).containsExactly("qrCode", "alreadyLogged");
    }

    @Test
    void aLinkingThatEndedStartsAgainWhenItsRouteIsResumed() throws Exception {
        linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
        linkings.startLinking("&repeat=never&sessionTimeout=200ms");
        linkings.events.await(LinkStopped.class);
        linkings.suspendRoute();
        linkings.resumeRoute();
        linkings.events.await(LinkStopped.class, 2);

        linkings.stopRoute();
        linkings.startRoute();
        linkings.events.await(LinkStopped.class, 3);
        assertThat(linkings.events.all(LinkStopped.class))
                .extracting(LinkStopped::session)
                .doesNotHaveDuplicates();
    }

    @Test
    void aContextMayBeSuspendedAndResumed() throws Exception {
        linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        linkings.context.suspend();
        await().until(() -> linkings.account.sessions() == 0);
        linkings.context.resume();
        linkings.events.await(QrCode.class, 2);
        linkings.account.scanCurrent(RouteFixture.PHONE);

        linkings.events.await(Linked.class);
    }

    @Test
    void aStopDuringTheSynchronisationIsNoEvent() throws Exception {
        linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
        linkings.account.fault(Fault.LONG_SYNC, "60s").on("scanqrcode").once();
        linkings.account.fault(Fault.CLOSE_AFTER_SCAN).on("scanqrcode").once();
        linkings.startLinking("");
        linkings.events.await(QrCode.class);
        linkings.account.scanCurrent(RouteFixture.PHONE);
        await().until(() -> linkings.account.requests().containsKey("getStateInstance"));
        linkings.stopRoute();
        int asked = linkings.account.requestLog().size();

        await().during(Duration.ofMillis(2_200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> linkings.account.requestLog().size() == asked);
        assertThat(linkings.events.types()).containsExactly("qrCode");
    }
}
