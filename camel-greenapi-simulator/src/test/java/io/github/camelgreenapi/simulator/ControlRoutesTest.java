/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlRoutesTest {

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = new Http(simulator.url());
    private final Http control = new Http(simulator.url() + "/_control/instances/" + account.instance());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anAccountIsShown() {
        http.get(Http.path(account, "qr"));

        JsonNode view = control.json("");

        assertThat(view.get("state").asText()).isEqualTo("notAuthorized");
        assertThat(view.get("qr").asText()).isEqualTo(account.qr());
        assertThat(view.get("phone").isNull()).isTrue();
        assertThat(view.get("code").isNull()).isTrue();
        assertThat(view.get("sessions").asInt()).isZero();
        assertThat(view.get("queued").asInt()).isZero();
        assertThat(view.get("requests").toString()).isEqualTo("{\"qr\":1}");
        assertThat(http.json("/_control/instances")).hasSize(2);
    }

    @Test
    void aPhoneScansTheCurrentCodeOnly() {
        assertThat(post("/scan", "{\"qr\":\"2@old\",\"phone\":\"441234567890\"}")
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> linked = post("/scan", "{\"qr\":\"" + account.qr() + "\",\"phone\":\"441234567890\"}");

        assertThat(linked.statusCode()).isEqualTo(200);
        assertThat(Http.json(linked).get("phone").asText()).isEqualTo("441234567890");
        assertThat(post("/scan", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void aPhoneScansWhateverIsCurrent() {
        assertThat(post("/scan", "").statusCode()).isEqualTo(200);
        assertThat(account.state()).isEqualTo("starting");
    }

    @Test
    void aPhoneEntersTheCode() {
        http.send("POST", Http.path(account, "getAuthorizationCode"), "{\"phoneNumber\":441234567890}");

        assertThat(post("/enter-code", "{\"code\":\"WRONG123\"}").statusCode()).isEqualTo(409);
        assertThat(post("/enter-code", "{\"code\":\"" + account.code() + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(account.phone()).isEqualTo("441234567890");
    }

    @Test
    void aStateIsForcedAndThePhoneUnlinks() {
        post("/state", "{\"state\":\"authorized\"}");
        assertThat(account.state()).isEqualTo("authorized");
        post("/unlink", "");
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @Test
    void aNotificationIsQueued() {
        assertThat(Http.json(post("/notifications", "{\"typeWebhook\":\"incomingCall\"}"))
                        .get("queued")
                        .asInt())
                .isEqualTo(1);
        assertThat(http.json(Http.path(account, "receiveNotification"))
                        .at("/body/typeWebhook")
                        .asText())
                .isEqualTo("incomingCall");
    }

    @Test
    void faultsAreArmedAndCleared() {
        post("/faults", "{\"fault\":\"status:502\",\"method\":\"qr\",\"times\":-1}");
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(502);
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(502);
        control.send("DELETE", "/faults", "");
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(200);
    }

    @Test
    void settingsAreInForceAtOnce() {
        post("/settings", "{\"stateWebhook\":\"yes\"}");
        assertThat(account.settings()).containsEntry("stateWebhook", "yes");
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @Test
    void theRequestLogHidesTheToken() {
        http.get(Http.path(account, "qr"));
        HttpResponse<String> log = control.get("/request-log");
        assertThat(Http.json(log).at("/0/method").asText()).isEqualTo("qr");
        assertThat(Http.json(log).at("/0/status").asInt()).isEqualTo(200);
        assertThat(log.body()).doesNotContain(account.token());
    }

    @Test
    void faultsOfPartnersAreArmedAndCleared() {
        String path = "/partner/getInstances/" + simulator.partnerToken();
        http.send("POST", "/_control/faults", "{\"fault\":\"status:503\",\"method\":\"getInstances\",\"times\":-1}");
        assertThat(http.get(path).statusCode()).isEqualTo(503);
        assertThat(http.send("DELETE", "/_control/faults", "").statusCode()).isEqualTo(200);
        assertThat(http.get(path).statusCode()).isEqualTo(200);
        assertThat(http.json("/_control/request-log").at("/0/status").asInt()).isEqualTo(503);
        assertThat(http.get("/_control/request-log").body()).doesNotContain(simulator.partnerToken());
    }

    @Test
    void timePasses() {
        Instant before = Instant.parse(http.json("/_control/clock").get("now").asText());
        String text = account.qr();

        HttpResponse<String> answer = http.send("POST", "/_control/clock", "{\"advance\":\"25s\"}");

        assertThat(Instant.parse(Http.json(answer).get("now").asText())).isEqualTo(before.plus(Duration.ofSeconds(25)));
        assertThat(account.qr()).isNotEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /_control/instances/1101000001/faults | {\"fault\":\"nope\"} | 400",
                "POST | /_control/instances/1101000001/faults | {} | 400",
                "POST | /_control/instances/1101000001/scan | not json | 400",
                "POST | /_control/instances/1101000001/scan | {\"phone\":\"+44 1\"} | 400",
                "POST | /_control/instances/1101000001/state | [] | 400",
                "POST | /_control/instances/1101000001/settings | {\"webhookUrl\":\"http://10.0.0.1/\"} | 400",
                "POST | /_control/instances/77/unlink | {} | 404",
                "GET | /_control/instances/77 | '' | 404",
                "POST | /_control/instances/1101000001/dance | {} | 404",
                "GET | /_control/nothing | '' | 404",
                "POST | /_control/faults | {\"fault\":\"stall\",\"method\":\"qr\"} | 400",
                "POST | /_control/clock | {\"advance\":\"-1s\"} | 400",
                "POST | /_control/clock | {\"advance\":\"soon\"} | 400"
            })
    void aWrongControlCallIsRefusedWithAReason(String verb, String path, String body, int status) {
        HttpResponse<String> refused = http.send(verb, path, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(Http.json(refused).get("error").asText()).isNotEmpty();
    }

    private HttpResponse<String> post(String action, String body) {
        return control.send("POST", action, body);
    }
}
