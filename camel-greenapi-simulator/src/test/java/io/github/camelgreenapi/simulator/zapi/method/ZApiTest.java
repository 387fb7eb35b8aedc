/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.Picture;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.WrittenFault;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZApiTest {

    private static final String PHONE = "5511999999999";
    private static final String DATA_URI = "data:image/png;base64,";

    private final Simulator simulator = Simulator.builder().manualTime().start();
    private final SimulatedAccount account = simulator.zApi();
    private final Http http = Http.zApi(simulator, account);
    private final Http stranger = new Http(simulator.url() + "/instances/" + account.instance() + "/token/");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void statusOfAnUnlinkedAccount() {
        assertThat(http.get("status").body())
                .isEqualTo("{\"connected\":false,\"session\":false,\"error\":\"You are not connected.\","
                        + "\"smartphoneConnected\":false}");
    }

    @Test
    void statusOfALinkedAccountHasAnErrorTooWhichIsNone() {
        account.scanCurrent(PHONE);
        assertThat(http.get("status").body())
                .isEqualTo("{\"connected\":true,\"session\":true,\"error\":\"You are already connected.\","
                        + "\"smartphoneConnected\":true}");
    }

    @Test
    void aSessionMayNeedToBeRestored() {
        account.scanCurrent(PHONE);
        account.force("restore-needed");
        assertThat(http.get("status").body())
                .isEqualTo("{\"connected\":false,\"session\":true,\"error\":\"You need to restore the session.\","
                        + "\"smartphoneConnected\":true}");
        assertThat(http.get("restore-session").body()).isEqualTo("{\"value\":true}");
        simulator.advance(Duration.ofSeconds(1));
        assertThat(http.json("status").get("connected").asBoolean()).isTrue();
        assertThat(account.phone()).isEqualTo(PHONE);
    }

    @Test
    void thePhoneMayBeOffline() {
        account.scanCurrent(PHONE);
        account.force("sleepMode");
        assertThat(http.json("status").get("connected").asBoolean()).isTrue();
        assertThat(http.json("status").get("smartphoneConnected").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "status-without-period,error,You are not connected",
        "status-null-error,error,null",
        "status-session-text,session,active",
        "stringly,connected,false"
    })
    void statusHasVariants(String fault, String member, String value) {
        WrittenFault.of(account, fault).on("status").once();
        assertThat(http.json("status").get(member).asText()).isEqualTo(value);
    }

    @Test
    void qrCodeIsTheTextAndItsImageIsADataUri() {
        assertThat(http.json("qr-code").get("value").asText()).isEqualTo(account.qr());
        assertThat(Picture.read(picture(http.json("qr-code/image").get("value"))))
                .isEqualTo(account.qr());
        assertThat(account.requests()).containsEntry("qr-code", 1).containsEntry("qr-code/image", 1);
    }

    @Test
    void qrCodeMayBeADataUriToo() {
        account.fault(Fault.DATA_URI).on("qr-code").once();
        assertThat(Picture.read(picture(http.json("qr-code").get("value")))).isEqualTo(account.qr());
    }

    @ParameterizedTest
    @CsvSource({"bare-base64,value", "base64-member,base64"})
    void theImageMayBeBare(String fault, String member) {
        WrittenFault.of(account, fault).on("qr-code/image").once();
        assertThat(Picture.read(http.json("qr-code/image").get(member).asText()))
                .isEqualTo(account.qr());
    }

    @Test
    void theImageMayBeTheBody() {
        account.fault(Fault.IMAGE_BODY).on("qr-code/image").once();
        HttpResponse<String> answer = http.get("qr-code/image");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.body()).contains("PNG").contains("IHDR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qr-code", "qr-code/image", "phone-code/5511999999999"})
    void aLinkedAccountIsConnected(String endpoint) {
        account.scanCurrent(PHONE);
        assertThat(http.get(endpoint).body()).isEqualTo("{\"connected\":true}");
        account.fault(Fault.ALREADY_409).once();
        assertThat(http.get(endpoint).statusCode()).isEqualTo(409);
        account.fault(Fault.ALREADY_TEXT).once();
        assertThat(http.get(endpoint).body()).isEqualTo("{\"error\":\"You are already connected.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qr-code", "qr-code/image", "phone-code/5511999999999"})
    void aPasskeyMayBeDemanded(String endpoint) {
        account.fault(Fault.CHALLENGE).once();
        JsonNode answer = http.json(endpoint);
        assertThat(answer.get("challenge").isObject()).isTrue();
        assertThat(answer.has("value")).isFalse();
    }

    @Test
    void theShownCodeStaysGoodWhenThereWasNothingToUnlink() {
        String shown = http.json("qr-code").get("value").asText();
        account.unlink();
        assertThat(account.scan(shown, PHONE)).isTrue();
    }

    @Test
    void aPhoneCodeLinks() {
        String code = http.json("phone-code/" + PHONE).get("value").asText();
        assertThat(code).hasSize(10);
        assertThat(account.enterCode(code, null)).isTrue();
        assertThat(account.phone()).isEqualTo(PHONE);
        assertThat(account.requests()).containsEntry("phone-code", 1);
    }

    @Test
    void aPhoneCodeMayBeCalledCode() {
        account.fault(Fault.CODE_MEMBER).on("phone-code").once();
        assertThat(http.json("phone-code/" + PHONE).get("code").asText()).isEqualTo(account.code());
        assertThat(http.get("phone-code/+55").statusCode()).isEqualTo(400);
    }

    @Test
    void disconnectUnlinks() {
        account.scanCurrent(PHONE);
        assertThat(http.get("disconnect").body()).isEqualTo("{\"value\":true}");
        assertThat(account.state()).isEqualTo("notAuthorized");
        account.fault(Fault.VALUE_FALSE).on("disconnect").once();
        assertThat(http.get("disconnect").body()).isEqualTo("{\"value\":false}");
    }

    @Test
    void restartKeepsTheLink() {
        account.scanCurrent(PHONE);
        assertThat(http.get("restart").body()).isEqualTo("{\"value\":true}");
        assertThat(http.json("status").get("connected").asBoolean()).isFalse();
        assertThat(http.get("qr-code").body()).isEqualTo("{}");
        simulator.advance(Duration.ofMillis(200));
        assertThat(http.json("status").get("connected").asBoolean()).isTrue();
    }

    @Test
    void thereIsNothingToRestoreWhenNobodyWasLinked() {
        assertThat(http.get("restore-session").body()).isEqualTo("{\"value\":false}");
    }

    @Test
    void deviceNamesTheLinkedNumber() {
        assertThat(http.json("device").get("phone").asText()).isEmpty();
        account.fault(Fault.DEVICE_ERROR).once();
        assertThat(http.get("device").statusCode()).isEqualTo(400);
        account.scanCurrent(PHONE);
        assertThat(http.json("device").get("phone").asText()).isEqualTo(PHONE);
    }

    @Test
    void meHoldsTheSettingsAndTheToken() {
        assertThat(http.send("PUT", "update-name", "{\"value\":\"Shop\"}").body())
                .isEqualTo("{\"value\":true}");
        http.send("PUT", "update-webhook-connected", "{\"value\":\"http://127.0.0.1:1/c\"}");
        JsonNode me = http.json("me");
        assertThat(me.get("name").asText()).isEqualTo("Shop");
        assertThat(me.get("token").asText()).isEqualTo(account.token());
        assertThat(me.get("connectedCallbackUrl").asText()).isEqualTo("http://127.0.0.1:1/c");
        assertThat(me.get("disconnectedCallbackUrl").asText()).isEmpty();

        http.send("PUT", "update-every-webhooks", "{\"value\":\"http://localhost:1/all\",\"notifySentByMe\":true}");
        assertThat(http.json("me").get("disconnectedCallbackUrl").asText()).isEqualTo("http://localhost:1/all");
        assertThat(http.json("me").get("receiveCallbackSentByMe").asBoolean()).isTrue();
    }

    @Test
    void webhooksElsewhereAreRefused() {
        assertThat(http.send("PUT", "update-webhook-received", "{\"value\":\"https://example.com\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.json("me").get("receivedCallbackUrl").asText()).isEmpty();
    }

    @Test
    void passkeyCallsAnswer() {
        assertThat(http.send("POST", "passkey-prologue", "{\"id\":\"x\",\"response\":{\"signature\":\"s\"}}")
                        .body())
                .isEqualTo("{\"success\":true}");
        assertThat(http.send("POST", "passkey-prologue", "{}").statusCode()).isEqualTo(400);
        assertThat(http.send("POST", "reset-passkey-challenge", "").body()).isEqualTo("{\"success\":true}");
        assertThat(http.json("extension-token").get("token").asText()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(http.json("extension-token").get("expiresAt").asLong())
                .isEqualTo(simulator.now().plusSeconds(300).toEpochMilli());
    }

    @Test
    void theClientTokenIsDemandedAndAWrongOneRepeated() {
        String path = account.token() + "/status";
        assertThat(stranger.get(path).statusCode()).isEqualTo(403);
        assertThat(stranger.get(path).body()).isEqualTo("{\"error\":\"Client-Token null not allowed\"}");
        assertThat(stranger.send("GET", path, "", "Client-Token", "mine").body())
                .isEqualTo("{\"error\":\"Client-Token mine not allowed\"}");
        account.fault(Fault.CLIENT_TOKEN_400).once();
        assertThat(stranger.get(path).statusCode()).isEqualTo(400);
        account.fault(Fault.CLIENT_TOKEN_200).once();
        assertThat(stranger.get(path).body()).isEqualTo("{\"error\":\"null not allowed\"}");
    }

    @Test
    void aWrongTokenIsNoInstance() {
        HttpResponse<String> answer = stranger.get("wrong/status");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Instance not found\"}");
        assertThat(new Http(simulator.url()).get("/instances/X/token/y/status").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWrongVerbOrEndpointIsNotFoundUnderStatus200() {
        String body = "{\"error\":\"NOT_FOUND\",\"message\":\"Unable to find matching target resource method\"}";
        HttpResponse<String> answer = http.send("POST", "disconnect", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(http.get("no-such").body()).isEqualTo(body);
        account.fault(Fault.NOT_FOUND_405).once();
        assertThat(http.send("POST", "disconnect", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void aBodyNeedsItsContentType() {
        assertThat(stranger.send(
                                "PUT",
                                account.token() + "/update-name",
                                "{\"value\":\"x\"}",
                                "Client-Token",
                                account.clientToken())
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "subscription,400,must subscribe to this instance again",
        "expired,400,must subscribe to this instance again",
        "starting,400,You need to restore the session.",
        "instance-not-found,404,Instance not found",
        "status:401,401,Client-Token",
        "status:405,405,NOT_FOUND",
        "status:415,415,Unsupported",
        "status:429,429,Rate limit",
        "status:500,500,<html>",
        "status:418,418,418"
    })
    void refusalsHaveZApisWords(String fault, int status, String words) {
        WrittenFault.of(account, fault).on("status").once();
        HttpResponse<String> answer = http.get("status");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private static String picture(JsonNode dataUri) {
        assertThat(dataUri.asText()).startsWith(DATA_URI);
        return dataUri.asText().substring(DATA_URI.length());
    }
}
