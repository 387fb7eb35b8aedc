/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.Picture;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.Socket;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aFreshInstanceIsNotAuthorized() {
        assertThat(get("getStateInstance").toString()).isEqualTo("{\"stateInstance\":\"notAuthorized\"}");
    }

    @Test
    void qrIsAPictureOfTheCurrentText() {
        JsonNode answer = get("qr");

        assertThat(answer.get("type").asText()).isEqualTo("qrCode");
        assertThat(Picture.read(answer.get("message").asText())).isEqualTo(account.qr());
    }

    @Test
    void qrIsTheSameForTwentySeconds() {
        JsonNode first = get("qr");
        simulator.advance(Duration.ofMillis(19_999));
        assertThat(get("qr")).isEqualTo(first);
        simulator.advance(Duration.ofMillis(1));
        assertThat(get("qr")).isNotEqualTo(first);
    }

    @Test
    void aLinkedAccountIsStartingUntilItIsSynchronised() {
        account.scanCurrent(PHONE);

        assertThat(account.state()).isEqualTo("starting");
        assertThat(http.get(path("qr")).statusCode()).isEqualTo(400);
        assertThat(http.get(path("qr")).body()).isEqualTo("instance in starting process try later");
        simulator.advance(Duration.ofMillis(200));
        assertThat(get("getStateInstance").toString()).isEqualTo("{\"stateInstance\":\"authorized\"}");
        assertThat(get("qr").toString())
                .isEqualTo("{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}");
        assertThat(account.qr()).isNull();
        assertThat(account.phone()).isEqualTo(PHONE);
        assertThat(account.scanCurrent(PHONE)).isFalse();
    }

    @Test
    void aBlockedAccountAsksForALogout() {
        account.force("blocked");

        assertThat(get("qr").toString())
                .isEqualTo("{\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"}");
        get("logout");
        assertThat(get("qr").get("type").asText()).isEqualTo("qrCode");
    }

    @Test
    void aCodeTypedOnThePhoneLinks() {
        JsonNode issued = Http.json(code("{\"phoneNumber\":441234567890}"));

        assertThat(issued.get("status").asBoolean()).isTrue();
        assertThat(issued.get("code").asText()).hasSize(8).isEqualTo(account.code());
        assertThat(account.enterCode("NOTTHIS1", null)).isFalse();
        String dashed = account.code().substring(0, 4) + "-" + account.code().substring(4);
        assertThat(account.enterCode(dashed, null)).isTrue();
        assertThat(account.phone()).isEqualTo(PHONE);
    }

    @Test
    void aCodeIsVoidAfterTheNextOneOrTwoAndAHalfMinutes() {
        String first =
                Http.json(code("{\"phoneNumber\":441234567890}")).get("code").asText();
        code("{\"phoneNumber\":441234567890}");
        assertThat(account.enterCode(first, null)).isFalse();

        String second = account.code();
        simulator.advance(Duration.ofSeconds(150));
        assertThat(account.code()).isNull();
        assertThat(account.enterCode(second, null)).isFalse();
    }

    @Test
    void noCodeIsIssuedForALinkedAccount() {
        account.force("authorized");

        assertThat(code("{\"phoneNumber\":441234567890}").body()).isEqualTo("{\"status\":false,\"code\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Bad Request Validation failed",
                "{\"phoneNumber\":\"441234567890\"} | Bad Request Validation failed",
                "{\"phoneNumber\":\"+44 123\"} | 'phoneNumber' must contain only digits",
                "nonsense | Unexpected token"
            })
    void aWrongPhoneNumberIsRefused(String body, String complaint) {
        HttpResponse<String> refused = code(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(complaint);
    }

    @Test
    void logoutUnlinks() {
        account.force("authorized");

        assertThat(get("logout").toString()).isEqualTo("{\"isLogout\":true}");
        assertThat(account.state()).isEqualTo("notAuthorized");
        assertThat(account.phone()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "authorized,authorized",
        "notAuthorized,notAuthorized",
        "blocked,blocked",
        "starting,notAuthorized",
        "suspended,authorized",
        "yellowCard,authorized"
    })
    void rebootLeadsThroughStarting(String before, String after) {
        account.force(before);

        assertThat(get("reboot").toString()).isEqualTo("{\"isReboot\":true}");
        assertThat(account.state()).isEqualTo("starting");
        simulator.advance(Duration.ofMillis(200));
        assertThat(account.state()).isEqualTo(after);
    }

    @Test
    void historyIsNewestFirstAndKnowsNoStarting() {
        account.scanCurrent(PHONE);
        simulator.advance(Duration.ofSeconds(10));
        account.unlink();

        JsonNode history = get("getStateInstanceHistory");
        assertThat(history.findValuesAsText("stateInstance")).containsExactly("notAuthorized", "authorized");
        assertThat(history.findValuesAsText("phoneNumber")).containsExactly("", PHONE + "@c.us");
        assertThat(history.get(0).get("timestamp").asLong())
                .isEqualTo(simulator.now().getEpochSecond());
        assertThat(http.json(path("getStateInstanceHistory") + "?count=1")).hasSize(1);
        assertThat(Http.json(http.send("GET", path("getStateInstanceHistory"), "{\"count\":1}")))
                .hasSize(1);
        assertThat(http.get(path("getStateInstanceHistory") + "?count=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void waSettingsAreEmptyWhileNobodyIsLinked() {
        assertThat(get("getWaSettings").toString())
                .isEqualTo("{\"avatar\":\"\",\"phone\":\"\",\"stateInstance\":\"notAuthorized\",\"deviceId\":\"\"}");
        account.scanCurrent(PHONE);
        simulator.advance(Duration.ofSeconds(1));
        assertThat(get("getWaSettings").get("phone").asText()).isEqualTo(PHONE);
        assertThat(get("getWaSettings").get("deviceId").asText()).startsWith(PHONE);
    }

    @Test
    void settingsComeIntoForceAfterARestart() {
        Socket socket = Socket.open(simulator, account);
        socket.next();

        HttpResponse<String> saved =
                http.send("POST", path("setSettings"), "{\"webhookUrlToken\":\"s3cret\",\"stateWebhook\":\"yes\"}");

        assertThat(saved.body()).isEqualTo("{\"saveSettings\":true}");
        assertThat(account.state()).isEqualTo("starting");
        assertThat(socket.next()).isEqualTo("<closed>");
        assertThat(get("getSettings").get("stateWebhook").asText()).isEqualTo("no");
        simulator.advance(Duration.ofSeconds(1));
        assertThat(account.state()).isEqualTo("notAuthorized");
        assertThat(get("getSettings").get("stateWebhook").asText()).isEqualTo("yes");
        assertThat(get("getSettings").get("webhookUrlToken").asText()).isEqualTo("s3cret");
    }

    @Test
    void settingsMayBeIgnored() {
        account.fault(Fault.SETTINGS_IGNORED).on("setSettings").once();

        assertThat(http.send("POST", path("setSettings"), "{\"stateWebhook\":\"yes\"}")
                        .body())
                .isEqualTo("{\"saveSettings\":true}");
        simulator.advance(Duration.ofMinutes(6));
        assertThat(account.settings()).containsEntry("stateWebhook", "no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/hook", "http://10.0.0.1/", "ftp", "http://127.0.0.1.example.com/"})
    void webhooksElsewhereThanOnThisMachineAreRefused(String url) {
        HttpResponse<String> refused = http.send("POST", path("setSettings"), "{\"webhookUrl\":\"" + url + "\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("loopback");
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @Test
    void synchronisingMayTakeLong() {
        account.fault(Fault.LONG_SYNC, "5m").once();
        account.scanCurrent(PHONE);
        simulator.advance(Duration.ofSeconds(299));
        assertThat(account.state()).isEqualTo("starting");
        simulator.advance(Duration.ofSeconds(1));
        assertThat(account.state()).isEqualTo("authorized");
    }

    private JsonNode get(String method) {
        return http.json(path(method));
    }

    private HttpResponse<String> code(String body) {
        return http.send("POST", path("getAuthorizationCode"), body);
    }

    private String path(String method) {
        return Http.path(account, method);
    }
}
