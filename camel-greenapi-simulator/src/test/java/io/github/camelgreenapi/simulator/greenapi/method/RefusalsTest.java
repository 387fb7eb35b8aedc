/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    private final Simulator simulator = Simulator.builder().manualTime().start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/waInstance%s/getStateInstance/%s", "/waInstance%s/GetStateInstance/%s"})
    void prefixAndCaseOfThePathDoNotMatter(String path) {
        assertThat(http.get(path.formatted(account.instance(), account.token())).statusCode())
                .isEqualTo(200);
        assertThat(account.requests()).containsEntry("getStateInstance", 1);
    }

    @Test
    void anUnknownInstanceIsForbidden() {
        assertThat(http.get("/waInstance999/qr/" + account.token()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenIsUnauthorizedAndHiddenInTheRequestLog() {
        assertThat(http.get("/waInstance1101000001/qr/wrong").statusCode()).isEqualTo(401);
        RecordedRequest line = account.requestLog().get(0);
        assertThat(line.path()).isEqualTo("/waInstance1101000001/qr/***");
        assertThat(line.status()).isEqualTo(401);
    }

    @Test
    void aWrongVerbIsAnsweredByTheTokenItself() {
        HttpResponse<String> refused = http.send("POST", Http.path(account, "qr"), "{}");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(Http.json(refused).get("statusCode").asInt()).isEqualTo(404);
        assertThat(Http.json(refused).get("path").asText()).contains(account.token());
        assertThat(Http.json(refused).get("message").asText()).isEqualTo("Cannot POST " + Http.path(account, "qr"));
    }

    @Test
    void anUnknownMethodIsNotFound() {
        assertThat(http.get(Http.path(account, "sendEverything")).statusCode()).isEqualTo(404);
        assertThat(http.get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void theSecondCallOfOneSecondIsTooMuch() {
        assertThat(state().statusCode()).isEqualTo(200);
        HttpResponse<String> refused = state();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.headers().firstValue("X-RateLimit-Replenish-Rate")).contains("1");
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(account.requestLog()).extracting(RecordedRequest::status).containsExactly(200, 429);
        simulator.advance(Duration.ofSeconds(1));
        assertThat(state().statusCode()).isEqualTo(200);
    }

    @Test
    void eachMethodAndEachInstanceHasItsOwnRate() {
        SimulatedAccount other = simulator.addGreenApi("1101000002");
        assertThat(state().statusCode()).isEqualTo(200);

        assertThat(http.get(Http.path(other, "getStateInstance")).statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(200);
        }
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> state() {
        return http.get(Http.path(account, "getStateInstance"));
    }
}
