/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegratorTest {

    private static final String CREATE = "/instances/integrator/on-demand";
    private static final String JSON = "application/json";

    private final Simulator simulator = Simulator.builder().manualTime().start();
    private final Http stranger = new Http(simulator.url(), "Content-Type", JSON);
    private final Http http =
            new Http(simulator.url(), "Content-Type", JSON, "Authorization", "Bearer " + simulator.partnerToken());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anInstanceIsCreatedOnTrialAndUsableAtOnce() {
        JsonNode created = create("tenant 7");
        SimulatedAccount account = simulator.account(created.get("id").asText());

        assertThat(created.get("id").asText()).matches("[0-9A-F]{32}");
        assertThat(created.get("token").asText()).matches("[0-9A-F]{24}");
        assertThat(created.get("due").asLong())
                .isEqualTo(simulator.now().plus(Duration.ofDays(2)).toEpochMilli());
        assertThat(Http.zApi(simulator, account).json("status").get("connected").asBoolean())
                .isFalse();
        assertThat(account.settings()).containsEntry("name", "tenant 7");
    }

    @Test
    void aNameIsRequired() {
        assertThat(http.send("POST", CREATE, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void aTrialEndsWithTheInstanceUnlessItIsSubscribed() {
        SimulatedAccount left = created();
        SimulatedAccount kept = created();
        HttpResponse<String> subscribed = on(kept, "POST", "subscription");
        assertThat(subscribed.statusCode()).isEqualTo(201);
        assertThat(subscribed.body()).isEqualTo("OK");

        simulator.advance(Duration.ofDays(2));

        assertThat(Http.zApi(simulator, left).get("status").statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> simulator.account(left.instance())).isInstanceOf(NoSuchElementException.class);
        assertThat(Http.zApi(simulator, kept).get("status").statusCode()).isEqualTo(200);
    }

    @Test
    void theFirstTokenCreatesTwentyFiveInstances() {
        for (int i = 0; i < 25; i++) {
            create("tenant " + i);
        }
        assertThat(http.send("POST", CREATE, "{\"name\":\"one more\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCancelledInstanceIsRefusedFromTheNextMonthOn() {
        SimulatedAccount account = simulator.zApi();
        assertThat(on(account, "POST", "cancel").statusCode()).isEqualTo(201);
        assertThat(Http.zApi(simulator, account).get("status").statusCode()).isEqualTo(200);

        simulator.advance(Duration.ofDays(31));

        HttpResponse<String> over = Http.zApi(simulator, account).get("status");
        assertThat(over.statusCode()).isEqualTo(400);
        assertThat(over.body()).contains("subscribe");
    }

    @Test
    void deletionHasFourConditions() {
        SimulatedAccount account = simulator.zApi();
        account.scanCurrent("5511999999999");
        assertThat(on(account, "DELETE", "delete").body()).contains("connected");
        account.unlink();
        assertThat(on(account, "DELETE", "delete").body()).contains("not canceled");
        assertThat(on(created(), "DELETE", "delete").body()).contains("trial");
        on(account, "POST", "cancel");
        assertThat(on(account, "DELETE", "delete").body()).contains("40 days");

        simulator.advance(Duration.ofDays(40));

        assertThat(on(account, "DELETE", "delete").statusCode()).isEqualTo(200);
        assertThat(on(account, "DELETE", "delete").statusCode()).isEqualTo(404);
    }

    @Test
    void aBatchDeletesWhatMayBeDeleted() {
        SimulatedAccount old = simulator.zApi();
        on(old, "POST", "cancel");
        simulator.advance(Duration.ofDays(40));
        SimulatedAccount young = created();

        JsonNode outcomes = Http.json(http.send(
                "POST",
                CREATE + "/batch-delete",
                "{\"instances\":[" + credentials(young) + "," + credentials(old) + "]}"));

        assertThat(outcomes.at("/0/deleted").asBoolean()).isFalse();
        assertThat(outcomes.at("/0/error").asText()).contains("trial");
        assertThat(outcomes.at("/1/deleted").asBoolean()).isTrue();
    }

    @Test
    void aBatchHasAtMostAHundred() {
        String many = "{}" + ",{}".repeat(100);
        assertThat(http.send("POST", CREATE + "/batch-delete", "{\"instances\":[" + many + "]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void instancesAreListedByPages() {
        create("tenant 7");
        simulator.zApi().scanCurrent("5511999999999");

        JsonNode first = http.json("/instances?page=1&pageSize=1");
        assertThat(first.get("total").asInt()).isEqualTo(2);
        assertThat(first.get("totalPage").asInt()).isEqualTo(2);
        assertThat(first.at("/content/0/whatsappConnected").asBoolean()).isTrue();
        assertThat(first.at("/content/0/paymentStatus").asText()).isEqualTo("paid");
        assertThat(first.at("/content/0/due").isIntegralNumber()).isTrue();
        JsonNode found = http.json("/instances?page=1&pageSize=20&query=tenant%207");
        assertThat(found.at("/content/0/name").asText()).isEqualTo("tenant 7");
        assertThat(found.get("total").asInt()).isOne();
        assertThat(http.get("/instances").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "simulated-partner-token"})
    void onlyABearerOfTheTokenIsLetIn(String authorization) {
        assertThat(stranger.send("POST", CREATE, "{\"name\":\"t\"}", "Authorization", authorization)
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger.send("POST", CREATE, "{\"name\":\"t\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aContentTypeIsNeededEvenWithoutABody() {
        Http bare = new Http(simulator.url(), "Authorization", "Bearer " + simulator.partnerToken());
        assertThat(bare.send("POST", path(simulator.zApi(), "cancel"), "").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aWrongVerbIs405() {
        assertThat(http.get(CREATE).statusCode()).isEqualTo(405);
    }

    @Test
    void aLostResponseLeavesAnInstance() {
        simulator.fault(Fault.LOST_RESPONSE).on("integrator/on-demand").once();

        assertThat(http.breaks("POST", CREATE, "{\"name\":\"lost\"}")).isNotNull();

        assertThat(http.json("/instances?page=1&pageSize=20&query=lost")
                        .get("total")
                        .asInt())
                .isOne();
    }

    private JsonNode create(String name) {
        return Http.json(http.send("POST", CREATE, "{\"name\":\"" + name + "\"}"));
    }

    private SimulatedAccount created() {
        return simulator.account(create("tenant").get("id").asText());
    }

    private HttpResponse<String> on(SimulatedAccount account, String verb, String call) {
        return http.send(verb, path(account, call), "");
    }

    private static String path(SimulatedAccount account, String call) {
        return "/instances/" + account.instance() + "/token/" + account.token() + "/integrator/on-demand/" + call;
    }

    private static String credentials(SimulatedAccount account) {
        return "{\"id\":\"" + account.instance() + "\",\"token\":\"" + account.token() + "\"}";
    }
}
