/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instance has one socket at a time, and opens at most one a second. */
class OneSocketTest {

    private final LinkingFixture bench = LinkingFixture.socket();

    @Test
    void aSecondLinkingOfTheInstanceWaitsForTheSocketOfTheFirst() {
        bench.started();
        Linking second = bench.anotherLinking();
        second.start();
        bench.pass(10);
        assertThat(bench.sockets.opened).hasSize(1);

        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.pass(1.05);
        assertThat(bench.sockets.opened).hasSize(2);
    }

    @Test
    void theNextSocketIsOpenedWhenTheFormerIsClosedAndNotBefore() {
        bench.sockets.closeAtOnce = false;
        bench.started();
        FakeSockets.FakeSocket former = bench.socketNow();
        bench.stop();
        bench.started();
        bench.pass(30);
        assertThat(bench.sockets.opened).hasSize(1);

        former.closes();
        bench.pass(1.05);
        assertThat(bench.sockets.opened).hasSize(2);
    }

    @Test
    void aWaitingLinkingThatIsStoppedIsNotWaitedFor() {
        bench.started();
        Linking second = bench.anotherLinking();
        Linking third = bench.anotherLinking();
        second.start();
        third.start();
        second.stop();
        bench.pass(5);
        bench.stop();
        bench.pass(1.05);

        assertThat(bench.sockets.opened).hasSize(2);
        third.stop();
        bench.pass(5);
        assertThat(bench.sockets.opened).hasSize(2);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void theTimeInLineIsNotTheSessionsTime() {
        bench.sessionTimeout = Duration.ofSeconds(30);
        bench.sockets.closeAtOnce = false;
        bench.started();
        FakeSockets.FakeSocket former = bench.socketNow();
        bench.stop();
        bench.started();
        bench.pass(29);
        former.closes();
        bench.pass(31);

        assertThat(bench.route.types()).isEmpty();
        bench.pass(0.05);
        assertThat(bench.route.types()).containsExactly("timeoutExpired");
    }

    @Test
    void opensAreMoreThanASecondApart() {
        bench.started();
        for (int i = 0; i < 20; i++) {
            bench.stop();
            bench.started();
            bench.pass(0.2);
        }

        List<FakeSockets.FakeSocket> opened = bench.sockets.opened;
        assertThat(opened).hasSizeGreaterThan(2);
        for (int i = 1; i < opened.size(); i++) {
            assertThat(Duration.between(opened.get(i - 1).at, opened.get(i).at)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void theSecondIsCountedFromTheProvidersAnswer() {
        bench.maxSessions = 0;
        bench.random = () -> 0;
        bench.started();
        bench.pass(3);
        bench.socketNow().refuses(500, "");
        bench.pass(1);
        assertThat(bench.sockets.opened).hasSize(1);

        bench.pass(0.05);
        assertThat(bench.sockets.opened).hasSize(2);
    }

    @Test
    void stoppingWhileItWaitsForItsSecondLeavesNothing() {
        bench.started();
        bench.stop();
        bench.started();
        assertThat(bench.sockets.opened).hasSize(1);
        bench.stop();

        assertThat(bench.isAtRest()).isTrue();
        bench.pass(60);
        assertThat(bench.sockets.opened).hasSize(1);
    }

    @Test
    void socketsOfOtherInstancesDoNotWait() {
        bench.started();
        bench.account = new io.github.camelgreenapi.account.GreenApiAccount(
                io.github.camelgreenapi.account.Provider.GREEN_API,
                "1101000002",
                "http://provider",
                "t0ken",
                null,
                java.util.Map.of());
        bench.anotherLinking().start();
        bench.pass(0);

        assertThat(bench.sockets.opened).hasSize(2);
    }
}
