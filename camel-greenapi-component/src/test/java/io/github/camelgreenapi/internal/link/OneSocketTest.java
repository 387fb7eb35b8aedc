/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instance has one socket at a time, and opens at most one a second. */
class OneSocketTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    @Test
    void aSecondLinkingOfTheInstanceWaitsForTheSocketOfTheFirst() {
        fixture.started();
        Linking second = fixture.anotherLinking();
        second.start();
        fixture.pass(10);
        assertThat(fixture.sockets.opened).hasSize(1);

        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.pass(1.05);
        assertThat(fixture.sockets.opened).hasSize(2);
    }

    @Test
    void theNextSocketIsOpenedWhenTheFormerIsClosedAndNotBefore() {
        fixture.sockets.closeAtOnce = false;
        fixture.started();
        FakeSockets.FakeSocket former = fixture.socketNow();
        fixture.stop();
        fixture.started();
        fixture.pass(30);
        assertThat(fixture.sockets.opened).hasSize(1);

        former.closes();
        fixture.pass(1.05);
        assertThat(fixture.sockets.opened).hasSize(2);
    }

    @Test
    void aWaitingLinkingThatIsStoppedIsNotWaitedFor() {
        fixture.started();
        Linking second = fixture.anotherLinking();
        Linking third = fixture.anotherLinking();
        second.start();
        third.start();
        second.stop();
        fixture.pass(5);
        fixture.stop();
        fixture.pass(1.05);

        assertThat(fixture.sockets.opened).hasSize(2);
        third.stop();
        fixture.pass(5);
        assertThat(fixture.sockets.opened).hasSize(2);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void theTimeInLineIsNotTheSessionsTime() {
        fixture.sessionTimeout = Duration.ofSeconds(30);
        fixture.sockets.closeAtOnce = false;
        fixture.started();
        FakeSockets.FakeSocket former = fixture.socketNow();
        fixture.stop();
        fixture.started();
        fixture.pass(29);
        former.closes();
        fixture.pass(31);

        assertThat(fixture.route.types()).isEmpty();
        fixture.pass(0.05);
        assertThat(fixture.route.types()).containsExactly("timeoutExpired");
    }

    @Test
    void opensAreMoreThanASecondApart() {
        fixture.started();
        for (int i = 0; i < 20; i++) {
            fixture.stop();
            fixture.started();
            fixture.pass(0.2);
        }

        List<FakeSockets.FakeSocket> opened = fixture.sockets.opened;
        assertThat(opened).hasSizeGreaterThan(2);
        for (int i = 1; i < opened.size(); i++) {
            assertThat(Duration.between(opened.get(i - 1).at, opened.get(i).at)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void theSecondIsCountedFromTheProvidersAnswer() {
        fixture.maxSessions = 0;
        fixture.random = () -> 0;
        fixture.started();
        fixture.pass(3);
        fixture.socketNow().refuses(500, "");
        fixture.pass(1);
        assertThat(fixture.sockets.opened).hasSize(1);

        fixture.pass(0.05);
        assertThat(fixture.sockets.opened).hasSize(2);
    }

    @Test
    void stoppingWhileItWaitsForItsSecondLeavesNothing() {
        fixture.started();
        fixture.stop();
        fixture.started();
        assertThat(fixture.sockets.opened).hasSize(1);
        fixture.stop();

        assertThat(fixture.isAtRest()).isTrue();
        fixture.pass(60);
        assertThat(fixture.sockets.opened).hasSize(1);
    }

    @Test
    void socketsOfOtherInstancesDoNotWait() {
        fixture.started();
        fixture.account = new io.github.camelgreenapi.account.GreenApiAccount(
                io.github.camelgreenapi.account.Provider.GREEN_API,
                "1101000002",
                "http://provider",
                "t0ken",
                null,
                java.util.Map.of());
        fixture.anotherLinking().start();
        fixture.pass(0);

        assertThat(fixture.sockets.opened).hasSize(2);
    }
}
