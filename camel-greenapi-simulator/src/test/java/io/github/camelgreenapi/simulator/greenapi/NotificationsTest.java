/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.Receiver;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.WrittenFault;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void theHeadComesAgainUntilItIsDeleted() {
        account.queue("{\"n\":1}");
        account.queue("{\"n\":2}");

        JsonNode first = receive();
        assertThat(first.get("body").get("n").asInt()).isEqualTo(1);
        assertThat(receive()).isEqualTo(first);
        assertThat(delete(first.get("receiptId").asText())).isEqualTo("{\"result\":true,\"reason\":\"\"}");
        assertThat(receive().get("body").get("n").asInt()).isEqualTo(2);
        assertThat(http.json(path("getWebhooksCount")).toString()).isEqualTo("{\"count\":1}");
    }

    @Test
    void anEmptyQueueIsNullAfterTheTimeout() {
        CompletableFuture<HttpResponse<String>> poll =
                http.later("GET", path("receiveNotification") + "?receiveTimeout=20", "");
        await().until(() -> account.requests().containsKey("receiveNotification"));

        simulator.advance(Duration.ofMillis(19_999));
        await().during(Duration.ofMillis(200)).until(() -> !poll.isDone());
        simulator.advance(Duration.ofMillis(1));
        assertThat(poll.join().body()).isEqualTo("null");
    }

    @Test
    void anEmptyQueueMayBeAnEmptyBody() {
        account.fault(Fault.EMPTY_QUEUE_BODY).on("receiveNotification").once();
        CompletableFuture<HttpResponse<String>> poll = http.later("GET", path("receiveNotification"), "");
        await().until(() -> account.requests().containsKey("receiveNotification"));

        simulator.advance(Duration.ofSeconds(5));

        assertThat(poll.join().body()).isEmpty();
    }

    @Test
    void aWaitingCallGetsWhatArrives() {
        CompletableFuture<HttpResponse<String>> poll =
                http.later("GET", path("receiveNotification") + "?receiveTimeout=60", "");
        await().until(() -> account.requests().containsKey("receiveNotification"));

        account.queue("{\"n\":1}");

        assertThat(Http.json(poll.join()).get("body").get("n").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "61", "x"})
    void aTimeoutOutsideOfFiveToSixtyIsRefused(String timeout) {
        assertThat(http.get(path("receiveNotification") + "?receiveTimeout=" + timeout)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void notificationsAreKeptForADay() {
        account.queue("{\"n\":1}");
        simulator.advance(Duration.ofHours(23));
        account.queue("{\"n\":2}");
        assertThat(account.queued()).isEqualTo(2);
        simulator.advance(Duration.ofHours(1));

        assertThat(receive().get("body").get("n").asInt()).isEqualTo(2);
    }

    @Test
    void stateChangesAreQueuedOnlyWhenWantedAndOutliveALogout() {
        account.force("blocked");
        account.force("notAuthorized");
        assertThat(account.queued()).isZero();

        account.setting("stateWebhook", "yes");
        account.scanCurrent("441234567890");
        simulator.advance(Duration.ofSeconds(1));
        http.get(path("logout"));

        JsonNode first = take();
        assertThat(first.get("typeWebhook").asText()).isEqualTo("stateInstanceChanged");
        assertThat(first.get("stateInstance").asText()).isEqualTo("starting");
        JsonNode second = take();
        assertThat(second.get("stateInstance").asText()).isEqualTo("authorized");
        assertThat(second.get("instanceData").toString())
                .isEqualTo("{\"idInstance\":1101000001,\"wid\":\"441234567890@c.us\",\"typeInstance\":\"whatsapp\"}");
        JsonNode third = take();
        assertThat(third.get("stateInstance").asText()).isEqualTo("notAuthorized");
        assertThat(third.get("instanceData").get("wid").asText()).isEmpty();
    }

    @Test
    void anUnknownReceiptIsNoErrorUnlessItIs() {
        assertThat(delete("77")).startsWith("{\"result\":false,\"reason\":\"");
        account.fault(Fault.FIND_UNACKED).on("deleteNotification").once();
        HttpResponse<String> refused = http.send("DELETE", path("deleteNotification") + "/77", "");
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).contains("findUnAckedMessage");
        assertThat(http.send("DELETE", path("deleteNotification") + "/x", "").body())
                .isEqualTo("Parameter receiptId must be a Number");
    }

    @Test
    void theQueueIsClearedOnceAMinute() {
        account.queue("{}");
        assertThat(clear()).isEqualTo("{\"isCleared\":true,\"reason\":\"\"}");
        assertThat(account.queued()).isZero();
        assertThat(clear()).startsWith("{\"isCleared\":false,\"reason\":\"Too many requests\",\"leftTime\":");
        simulator.advance(Duration.ofMinutes(1));
        assertThat(clear()).startsWith("{\"isCleared\":true");
    }

    @Test
    void aWebhookGetsTheBodyAndTheQueueIsClosedToPolling() {
        account.setting("webhookUrl", receiver.url());
        account.queue("{\"n\":1}");

        await().until(() -> account.queued() == 0);
        Receiver.Told told = receiver.told().get(0);
        assertThat(told.verb()).isEqualTo("POST");
        assertThat(told.text()).isEqualTo("{\"n\":1}");
        assertThat(told.header("Content-type")).startsWith("application/json");
        assertThat(told.header("Authorization")).isNull();
        assertThat(http.get(path("receiveNotification")).body()).isEqualTo("custom webhook url is set");
        assertThat(clear()).contains("false");
    }

    @ParameterizedTest
    @CsvSource({"webhook-basic,Basic t0ken", "webhook-bare,t0ken", "long-sync:1s,Bearer t0ken"})
    void aWebhooksTokenComesInThreeForms(String fault, String header) {
        WrittenFault.of(account, fault).once();
        account.setting("webhookUrlToken", "t0ken");
        account.setting("webhookUrl", receiver.url());
        account.queue("{}");

        await().until(() -> account.queued() == 0);
        assertThat(receiver.told().get(0).header("Authorization")).isEqualTo(header);
    }

    @Test
    void anythingBut200HoldsUpTheQueueForAMinute() {
        receiver.answers(204);
        account.setting("webhookUrl", receiver.url());
        account.queue("{\"n\":1}");
        account.queue("{\"n\":2}");
        await().until(() -> receiver.told().size() == 1);

        receiver.answers(200);
        await().until(() -> {
            simulator.advance(Duration.ofSeconds(60));
            return account.queued() == 0;
        });
        assertThat(receiver.told())
                .extracting(Receiver.Told::text)
                .containsExactly("{\"n\":1}", "{\"n\":1}", "{\"n\":2}");
    }

    private JsonNode receive() {
        return http.json(path("receiveNotification"));
    }

    private JsonNode take() {
        JsonNode head = receive();
        delete(head.get("receiptId").asText());
        return head.get("body");
    }

    private String delete(String receipt) {
        return http.send("DELETE", path("deleteNotification") + "/" + receipt, "")
                .body();
    }

    private String clear() {
        return http.send("DELETE", path("clearWebhooksQueue"), "").body();
    }

    private String path(String method) {
        return Http.path(account, method);
    }
}
