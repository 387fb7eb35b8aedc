/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.Socket;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartnerTest {

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final Http http = new Http(simulator.url());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anInstanceIsCreatedWithAnIdAndAToken() {
        JsonNode created = create("{\"name\":\"tenant 7\"}");

        assertThat(created.get("idInstance").isIntegralNumber()).isTrue();
        assertThat(created.get("idInstance").asText()).matches("\\d{12}");
        assertThat(created.get("apiTokenInstance").asText()).matches("[0-9a-f]{50}");
        assertThat(created.get("typeInstance").asText()).isEqualTo("whatsapp");
        assertThat(created.size()).isEqualTo(3);
        assertThat(row(created.get("idInstance").asText()).get("name").asText()).isEqualTo("tenant 7");
    }

    @Test
    void everyCallCreatesAnotherInstance() {
        String first = create("{\"name\":\"same\"}").get("idInstance").asText();
        String second = create("{\"name\":\"same\"}").get("idInstance").asText();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aBodyIsNotNeeded() {
        String id = create("").get("idInstance").asText();
        assertThat(row(id).get("name").asText()).isEqualTo("Instance " + id);
    }

    @Test
    void settingsOfTheCreationAreInForce() {
        String id = create("{\"name\":\"t\",\"stateWebhook\":\"yes\"}")
                .get("idInstance")
                .asText();
        assertThat(simulator.account(id).settings())
                .containsEntry("stateWebhook", "yes")
                .containsEntry("incomingWebhook", "no")
                .doesNotContainKey("name");
    }

    @Test
    void aBadSettingCreatesNothing() {
        HttpResponse<String> response = partner("POST", "createInstance", "{\"webhookUrl\":\"http://example.com\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aFreshInstanceIsReadyAfterThirtySeconds() {
        SimulatedAccount account = created();
        HttpResponse<String> unknown = http.get(Http.path(account, "getStateInstance"));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEmpty();

        simulator.advance(Duration.ofSeconds(10));
        HttpResponse<String> unpaid = http.get(Http.path(account, "qr"));
        assertThat(unpaid.statusCode()).isEqualTo(400);
        assertThat(unpaid.body()).contains("expired");

        simulator.advance(Duration.ofSeconds(10));
        assertThat(http.get(Http.path(account, "getStateInstance")).body()).isEqualTo("null");
        assertThat(http.get(Http.path(account, "qr")).body()).contains("starting");

        simulator.advance(Duration.ofSeconds(10));
        assertThat(http.get(Http.path(account, "getStateInstance")).body()).contains("notAuthorized");
        Socket.open(simulator, account).close();
    }

    @Test
    void aWrongTokenOfAFreshInstanceIsRefusedWithABody() {
        String path = "/waInstance" + created().instance() + "/getStateInstance/wrong";
        assertThat(http.get(path).body()).isEqualTo("Unauthorized");
    }

    @Test
    void aLostResponseLeavesAnInstance() {
        simulator.fault(Fault.LOST_RESPONSE).on("createInstance").once();

        assertThat(http.breaks("POST", path("createInstance"), "{\"name\":\"lost\"}"))
                .isNotNull();

        assertThat(rows()).extracting(row -> row.get("name").asText()).contains("lost");
    }

    @Test
    void deletionLeavesThePhoneLinked() {
        SimulatedAccount account = simulator.greenApi();
        account.scanCurrent("441234567890");
        simulator.advance(Duration.ofSeconds(1));

        assertThat(delete(account.instance())).isEqualTo("{\"deleteInstanceAccount\":true}");

        assertThat(account.state()).isEqualTo("authorized");
        HttpResponse<String> refused = http.get(Http.path(account, "getStateInstance"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("is deleted");
    }

    @Test
    void whatIsDeletedIsListedForThreeMonths() {
        String id = simulator.greenApi().instance();
        assertThat(row(id).get("timeDeleted").asText()).isEqualTo("0001-01-01T00:00:00");
        assertThat(row(id).get("timeCreated").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

        delete(id);
        assertThat(row(id).get("deleted").asBoolean()).isTrue();
        assertThat(row(id).get("timeDeleted").asText()).startsWith("2");
        assertThat(delete(id)).isEqualTo("{\"code\":404,\"description\":\"Not found\"}");

        simulator.advance(Duration.ofDays(90));
        assertThat(rows()).isEmpty();
    }

    @Test
    void aWrongPartnerTokenIsRefusedUnderStatus200() {
        HttpResponse<String> response = http.send("GET", "/partner/getInstances/wrong", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"code\":401,\"description\":\"Unauthorized\"}");
    }

    @Test
    void aWrongMethodOrVerbIsTheRouters404() {
        assertThat(partner("POST", "deleteInstance", "{}").statusCode()).isEqualTo(404);
        assertThat(partner("GET", "createInstance", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theResponseMayCarryAnAddress() {
        simulator.fault(Fault.API_URL).on("createInstance").once();

        assertThat(create("").get("apiUrl").asText()).isEqualTo(simulator.url());
    }

    @Test
    void theEnvelopeMayShow() {
        simulator.fault(Fault.ENVELOPE).untilCleared();

        assertThat(create("").at("/data/idInstance").isNumber()).isTrue();
        JsonNode refused = Http.json(partner("POST", "deleteInstanceAccount", "{\"idInstance\":7}"));
        assertThat(refused.get("result").asBoolean()).isFalse();
        assertThat(refused.at("/error/code").asInt()).isEqualTo(404);

        simulator.clearFaults();
        assertThat(create("").has("idInstance")).isTrue();
    }

    @Test
    void callsAreRecordedWithoutTheToken() {
        create("{\"name\":\"t\"}");

        assertThat(simulator.requestLog())
                .extracting(RecordedRequest::method, RecordedRequest::status)
                .containsExactly(tuple("createInstance", 200));
        assertThat(simulator.requestLog().toString()).doesNotContain(simulator.partnerToken());
    }

    private SimulatedAccount created() {
        return simulator.account(create("").get("idInstance").asText());
    }

    private JsonNode create(String body) {
        return Http.json(partner("POST", "createInstance", body));
    }

    private String delete(String id) {
        return partner("POST", "deleteInstanceAccount", "{\"idInstance\":" + id + "}")
                .body();
    }

    private List<JsonNode> rows() {
        return StreamSupport.stream(
                        Http.json(partner("GET", "getInstances", "")).spliterator(), false)
                .toList();
    }

    private JsonNode row(String id) {
        return rows().stream()
                .filter(row -> row.get("idInstance").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> partner(String verb, String method, String body) {
        return http.send(verb, path(method), body);
    }

    private String path(String method) {
        return "/partner/" + method + "/" + simulator.partnerToken();
    }
}
