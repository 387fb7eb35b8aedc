/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says at INFO of an account's life. */
class LifeCycleLogTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Events events = new Events();
    private final CapturedOutput said = new CapturedOutput();

    @AfterEach
    void stop() {
        Configurator.setLevel(LifeCycleLog.NAME, (Level) null);
        context.stop();
        said.close();
        simulator.close();
    }

    private void consume(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events);
            }
        });
        context.start();
    }

    /** The lines about the account, without what differs from run to run. */
    private List<String> lines(SimulatedAccount of) {
        String start = LifeCycleLog.NAME + " ";
        return said.text()
                .lines()
                .filter(line -> line.startsWith(start) && line.contains(" " + of.instance() + ": "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .map(line -> line.replaceAll("until \\S+", "until T").replaceAll("\\d+\\.\\d s", "N s"))
                .toList();
    }

    private void awaitLine(String line) {
        await().untilAsserted(() -> assertThat(lines(account)).contains(line));
    }

    @ParameterizedTest
    @EnumSource
    void aLinkingIsToldInFourLinesWithoutSecrets(LinkVariant way) throws Exception {
        SimulatedAccount linked = way.account(simulator);
        Configurator.setLevel(LifeCycleLog.NAME, Level.DEBUG);
        consume(way.uri("qr", simulator));
        QrCode code = events.await(QrCode.class);
        linked.scanCurrent(PHONE);

        await().untilAsserted(() -> assertThat(lines(linked)).contains("linked as 44********90"));
        assertThat(lines(linked))
                .containsSubsequence("linking began", "code 1 shown, valid until T", "linked as 44********90");
        assertThat(said.text()).doesNotContain(linked.token(), code.content(), PHONE);
    }

    @Test
    void anEndOfASessionSaysWhatFollows() throws Exception {
        account.fault(Fault.SILENT_CLOSE).on("scanqrcode").times(2);
        consume(LinkVariant.GREEN_API_BY_SOCKET.uri("qr", simulator) + "&maxSessions=2&repeatDelay=10ms");

        awaitLine("session ended with error UNREACHABLE, no other follows: 2 sessions in a row ended without a link, as"
                + " many as the option maxSessions allows");
        assertThat(lines(account))
                .contains("session ended with error UNREACHABLE, the next one follows in N s")
                .filteredOn(line -> line.startsWith("socket lost: "))
                .hasSize(2);
    }

    @Test
    void aLogoutAndTheNextLinkingAreTold() throws Exception {
        account.scanCurrent(PHONE);
        await().until(() -> account.state().equals("authorized"));
        consume(LinkVariant.GREEN_API_BY_SOCKET.uri("qr", simulator) + "&repeat=always&stateInterval=300ms");
        awaitLine("was linked before");

        account.unlink();

        awaitLine("was logged out, linking began again");
    }

    @Test
    void aChangeOfStateIsToldOnce() throws Exception {
        account.scanCurrent(PHONE);
        await().until(() -> account.state().equals("authorized"));
        consume(LinkVariant.GREEN_API_BY_SOCKET.uri("state", simulator) + "&stateInterval=200ms");
        events.awaitExchanges(1);

        account.unlink();

        awaitLine("was logged out, was AUTHORIZED before (poll)");
        events.awaitExchanges(2);
        assertThat(lines(account)).hasSize(1);
    }

    @Test
    void anOutageIsToldWhenItBeginsAndWhenItEnds() throws Exception {
        consume(LinkVariant.GREEN_API_BY_SOCKET.uri("state", simulator) + "&stateInterval=200ms");
        events.awaitExchanges(1);

        account.fault(Fault.STATUS, "500-html").on("getStateInstance").untilCleared();
        awaitLine("outage began: the poll of the state failed, SERVER_ERROR");
        account.clearFaults();

        awaitLine("outage ended after N s: the poll of the state succeeded");
        assertThat(lines(account)).hasSize(2);
    }
}
