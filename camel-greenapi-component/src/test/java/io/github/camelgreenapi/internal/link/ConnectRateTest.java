/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand accounts that start together open their sockets one after another. */
class ConnectRateTest {

    private static final int RATE = 50;

    private final LinkingFixture fixture = LinkingFixture.socket();
    private final List<String> log = new ArrayList<>();
    private final List<Linking> linkings = new ArrayList<>();

    ConnectRateTest() {
        fixture.turnstile = new Turnstile(fixture.timer, RATE, log::add);
        fixture.repeat = Repeat.NEVER;
        fixture.sessionTimeout = Duration.ofHours(1);
    }

    private void start(int accounts) {
        for (int i = 0; i < accounts; i++) {
            fixture.account = new GreenApiAccount(
                    Provider.GREEN_API, String.valueOf(1101000001L + i), "http://provider", "t0ken", null, Map.of());
            Linking linking = fixture.anotherLinking();
            linkings.add(linking);
            linking.start();
        }
    }

    private Map<Long, Long> socketsASecond() {
        return fixture.sockets.opened.stream()
                .collect(Collectors.groupingBy(socket -> socket.at.getEpochSecond(), Collectors.counting()));
    }

    @Test
    void socketsAreSpreadAndAStuckOneDelaysNobody() {
        start(10_000);
        fixture.pass(10_000 / RATE);

        assertThat(fixture.sockets.opened).hasSize(10_000);
        assertThat(socketsASecond().values()).allMatch(count -> count <= RATE);
        fixture.sockets.opened.subList(9_900, 10_000).forEach(socket -> socket.sends(LinkingFixture.ACCOUNT_DATA));
        assertThat(fixture.route.types()).hasSize(100).containsOnly("accountData");
        // The first one never answers.
        assertThat(fixture.sockets.opened.get(0).closed).isFalse();
    }

    @Test
    void theLogShowsTheProgressNowAndThen() {
        start(1_201);
        fixture.pass(30);

        assertThat(log).hasSize(3);
        assertThat(log.get(0))
                .isEqualTo("Linking 500 of 1,200 accounts: 700 wait for their web socket, of which 50 are opened a"
                        + " second");
        assertThat(log).last().isEqualTo("Linking all 1,200 accounts");
    }

    @Test
    void whatIsStoppedWhileItWaitsLeavesNothing() {
        start(1_000);
        fixture.pass(2);
        linkings.forEach(Linking::stop);
        fixture.pass(1);

        assertThat(fixture.turnstile.waiting()).isZero();
        assertThat(fixture.isAtRest()).isTrue();
    }
}
