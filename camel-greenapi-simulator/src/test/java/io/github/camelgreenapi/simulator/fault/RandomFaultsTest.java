/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFaultsTest {

    private static final int CALLS = 80;

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);
    private final String path = Http.path(account, "getStateInstance");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aboutAsManyResponsesAreStruckAsWanted() {
        simulator.randomFaults(0.25, 42, new Strike(Fault.STATUS, "502"), new Strike(Fault.STATUS, "503"));

        assertThat(statuses())
                .contains(200, 502, 503)
                .filteredOn(status -> status != 200)
                .hasSizeBetween(8, 35);
    }

    @Test
    void theSameSeedStrikesTheSameRequests() {
        simulator.randomFaults(0.5, 7, new Strike(Fault.STATUS, "502"));
        List<Integer> first = statuses();
        simulator.randomFaults(0.5, 7, new Strike(Fault.STATUS, "502"));
        assertThat(statuses()).isEqualTo(first);
        simulator.randomFaults(0.5, 8, new Strike(Fault.STATUS, "502"));
        assertThat(statuses()).isNotEqualTo(first);
    }

    @Test
    void allTrafficIsStruckUntilItIsCleared() {
        simulator.randomFaults(1, 1, new Strike(Fault.STATUS, "500"), new Strike(Fault.NOT_JSON));

        assertThat(http.get(path).statusCode()).isEqualTo(500);
        assertThat(Http.zApi(simulator, simulator.zApi()).get("status").statusCode())
                .isEqualTo(500);
        assertThat(http.get("/partner/getInstances/" + simulator.partnerToken()).statusCode())
                .isEqualTo(500);
        assertThat(http.get("/_control/clock").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Socket.open(simulator, account)).hasMessageContaining("WebSocketHandshake");

        simulator.clearFaults();
        assertThat(http.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void framesAreStruckByWhatFitsThem() {
        simulator.randomFaults(1, 1, new Strike(Fault.NOT_JSON));

        assertThat(http.get(path).statusCode()).isEqualTo(200);
        assertThat(Socket.open(simulator, account).next()).startsWith("<html>");
    }

    @Test
    void anArmedFaultComesFirst() {
        simulator.randomFaults(1, 1, new Strike(Fault.STATUS, "500"));
        account.fault(Fault.STATUS, "429").once();

        assertThat(http.get(path).statusCode()).isEqualTo(429);
        assertThat(http.get(path).statusCode()).isEqualTo(500);
    }

    @Test
    void theyAreAskedForOverHttp() {
        String wanted = "{\"probability\":1,\"seed\":42,\"faults\":[\"status:502\"]}";
        assertThat(http.send("POST", "/_control/faults", wanted).statusCode()).isEqualTo(200);
        assertThat(http.get(path).statusCode()).isEqualTo(502);
        http.send("DELETE", "/_control/faults", "");
        assertThat(http.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"probability\":1.1,\"faults\":[\"reset\"]}",
                "{\"probability\":\"often\",\"faults\":[\"reset\"]}",
                "{\"probability\":0.1,\"faults\":[]}",
                "{\"probability\":0.1}",
                "{\"probability\":0.1,\"faults\":[\"nope\"]}",
                "{\"probability\":0.1,\"faults\":[\"slow\"]}",
                "{\"probability\":0.1,\"faults\":[\"code-not-issued\"]}"
            })
    void whatCannotStrikeByChanceIsRefused(String wanted) {
        assertThat(http.send("POST", "/_control/faults", wanted).statusCode()).isEqualTo(400);
    }

    private List<Integer> statuses() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            statuses.add(http.get(path).statusCode());
        }
        return statuses;
    }
}
