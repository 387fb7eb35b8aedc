/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says at INFO of an account's life. */
class LifeCycleLogTest {

    private final CapturedOutput said = new CapturedOutput();
    private RouteFixture logged;
    private SimulatedAccount account;

    @AfterEach
    void stop() {
        Configurator.setLevel(LifeCycleLog.NAME, (Level) null);
        logged.close();
        said.close();
    }

    private RouteFixture prepare(LinkVariant way) {
        logged = new RouteFixture(way, Simulator.builder().rateLimits(false).start());
        account = logged.account;
        return logged;
    }

    private RouteFixture prepare() {
        return prepare(LinkVariant.GREEN_API_BY_SOCKET);
    }

    private void startWatching() throws Exception {
        logged.start(logged.uri("state") + "&stateInterval=200ms");
    }

    /** The lines about the account, without what differs from run to run. */
    private List<String> lines() {
        String start = LifeCycleLog.NAME + " ";
        return said.text()
                .lines()
                .filter(line -> line.startsWith(start) && line.contains(" " + account.instance() + ": "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .map(line -> line.replaceAll("until \\S+", "until T").replaceAll("\\d+\\.\\d s", "N s"))
                .toList();
    }

    private void awaitLine(String line) {
        await().untilAsserted(() -> assertThat(lines()).contains(line));
    }

    @ParameterizedTest
    @EnumSource
    void aLinkingIsALogOfFewLinesWithoutSecrets(LinkVariant way) throws Exception {
        prepare(way);
        Configurator.setLevel(LifeCycleLog.NAME, Level.DEBUG);
        logged.startLinking("");
        QrCode code = logged.events.await(QrCode.class);
        account.scanCurrent(PHONE);

        await().untilAsserted(() -> assertThat(lines()).contains("linked as 44********90"));
        assertThat(lines())
                .containsSubsequence("linking began", "code 1 shown, valid until T", "linked as 44********90");
        assertThat(said.text()).doesNotContain(account.token(), code.content(), PHONE);
    }

    @Test
    void anEndOfASessionSaysWhatFollows() throws Exception {
        prepare();
        account.fault(Fault.SILENT_CLOSE).on("scanqrcode").times(2);
        logged.startLinking("&maxSessions=2");

        awaitLine("session ended with error UNREACHABLE, no other follows: 2 sessions in a row ended without a link, as"
                + " many as the option maxSessions allows");
        assertThat(lines())
                .contains("session ended with error UNREACHABLE, the next one follows in N s")
                .filteredOn(line -> line.startsWith("socket lost: "))
                .hasSize(2);
    }

    @Test
    void aLogoutAndTheNextLinkingAreLogged() throws Exception {
        prepare().linkAtProvider();
        logged.startLinking("&repeat=always&stateInterval=300ms");
        awaitLine("was linked before");

        account.unlink();

        awaitLine("was logged out, linking began again");
    }

    @Test
    void aChangeOfStateIsLoggedOnce() throws Exception {
        prepare().linkAtProvider();
        startWatching();
        logged.events.awaitExchanges(1);

        account.unlink();

        awaitLine("was logged out, was AUTHORIZED before (poll)");
        logged.events.awaitExchanges(2);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void anOutageIsLoggedWhenItBeginsAndWhenItEnds() throws Exception {
        prepare();
        startWatching();
        logged.events.awaitExchanges(1);

        account.fault(Fault.STATUS, "500-html").on("getStateInstance").untilCleared();
        awaitLine("outage began: the poll of the state failed, SERVER_ERROR");
        account.clearFaults();

        awaitLine("outage ended after N s: the poll of the state succeeded");
        assertThat(lines()).hasSize(2);
    }
}
