/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.WrittenFault;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFaultsTest {

    private static final String STATE = "{\"stateInstance\":\"notAuthorized\"}";

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);
    private final String path = Http.path(account, "getStateInstance");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status:400 | 400 | Bad Request Validation failed",
                "status:401 | 401 | Unauthorized",
                "status:403 | 403 | Forbidden",
                "status:429 | 429 | ''",
                "status:499 | 499 | Client Closed Request",
                "status:500 | 500 | Cannot read properties of undefined (reading 'state')",
                "status-body:418:tea | 418 | tea",
                "body:{\"stateInstance\":\"odd\"} | 200 | {\"stateInstance\":\"odd\"}",
                "empty | 200 | ''",
                "null | 200 | null",
                "expired | 400 | Instance account is expired. Renew your instance from personal area",
                "starting | 400 | instance in starting process try later"
            })
    void theAnswerIsAnother(String fault, int status, String body) {
        WrittenFault.of(account, fault).on("getStateInstance").once();

        HttpResponse<String> answer = http.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(account.requestLog()).extracting(RecordedRequest::status).containsExactly(status);
        assertThat(http.get(path).body()).isEqualTo(STATE);
    }

    @ParameterizedTest
    @CsvSource({"status:500-html,500", "status:502-html,502", "status:503,503", "status:504,504", "html,200"})
    void theAnswerIsAPage(String fault, int status) {
        WrittenFault.of(account, fault).once();

        HttpResponse<String> answer = http.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("<html>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void theQuotaIsUsedUp() {
        account.fault(Fault.STATUS, "466").once();

        HttpResponse<String> answer = http.get(path);

        assertThat(answer.statusCode()).isEqualTo(466);
        assertThat(Http.json(answer).at("/invokeStatus/status").asText()).isEqualTo("QUOTE_EXCEEDED");
    }

    @Test
    void theAnswerRepeatsTheToken() {
        account.fault(Fault.ECHO_404).once();
        assertThat(http.get(path).statusCode()).isEqualTo(404);
        account.fault(Fault.ECHO_404).once();
        assertThat(http.get(path).body()).contains(account.token());
    }

    @Test
    void theAnswerIsNoText() {
        account.fault(Fault.GARBAGE).once();
        assertThat(http.get(path).body()).contains("\uFFFD");
    }

    @Test
    void theAnswerHasAByteOrderMark() {
        account.fault(Fault.BOM).once();
        assertThat(http.get(path).body()).isEqualTo("\uFEFF" + STATE);
    }

    @Test
    void theAnswersValuesAreTexts() {
        account.fault(Fault.STRINGLY).once();
        assertThat(http.get(Http.path(account, "logout")).body()).isEqualTo("{\"isLogout\":\"true\"}");
    }

    @Test
    void thereIsNoAnswer() {
        account.fault(Fault.STALL).once();
        CompletableFuture<HttpResponse<String>> answer = http.later("GET", path, "");
        await().until(() -> account.requests().containsKey("getStateInstance"));
        simulator.advance(Duration.ofHours(1));

        await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
        assertThat(account.requestLog()).extracting(RecordedRequest::status).containsExactly(0);
        answer.cancel(true);
    }

    @Test
    void theConnectionIsReset() {
        account.fault(Fault.RESET).untilCleared();
        assertThat(http.fails(path)).rootCause().hasMessageContaining("reset");
        account.clearFaults();
        assertThat(http.get(path).body()).isEqualTo(STATE);
    }

    @Test
    void theCallIsDoneButItsAnswerBreaksOff() {
        account.force("authorized");
        account.fault(Fault.CLOSE_MID_BODY).on("logout").once();

        assertThat(http.fails(Http.path(account, "logout"))).isNotNull();
        assertThat(account.state()).isEqualTo("notAuthorized");
        assertThat(account.requests()).containsEntry("logout", 1);
    }

    @Test
    void theCallIsDoneButItsAnswerComesLater() {
        account.force("authorized");
        account.fault(Fault.SLOW, "5s").on("logout").once();
        CompletableFuture<HttpResponse<String>> answer = http.later("GET", Http.path(account, "logout"), "");
        await().until(() -> account.state().equals("notAuthorized"));

        simulator.advance(Duration.ofMillis(4999));
        await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
        simulator.advance(Duration.ofMillis(1));
        assertThat(answer.join().body()).isEqualTo("{\"isLogout\":true}");
    }

    @Test
    void theNextCallGetsTheSameAnswer() {
        account.fault(Fault.DUPLICATE).on("getStateInstance").once();
        assertThat(http.get(path).body()).isEqualTo(STATE);
        account.force("authorized");
        assertThat(http.get(path).body()).isEqualTo(STATE);
        assertThat(http.get(path).body()).isEqualTo("{\"stateInstance\":\"authorized\"}");
    }

    @Test
    void clearingForgetsWhatWasToBeRepeated() {
        account.fault(Fault.DUPLICATE).once();
        http.get(path);
        account.force("authorized");
        account.clearFaults();
        assertThat(http.get(path).body()).isEqualTo("{\"stateInstance\":\"authorized\"}");
    }

    @Test
    void aFaultWaitsForItsMethodAndForItsTurns() {
        account.fault(Fault.STATUS, "502").on("qr").times(2);
        account.fault(Fault.STATUS, "503").on("GETSTATEINSTANCE").once();

        assertThat(http.get(path).statusCode()).isEqualTo(503);
        assertThat(http.get(path).statusCode()).isEqualTo(200);
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(502);
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(502);
        assertThat(http.get(Http.path(account, "qr")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultMayLastUntilItIsCleared() {
        account.fault(Fault.EMPTY).untilCleared();
        for (int i = 0; i < 3; i++) {
            assertThat(http.get(path).body()).isEmpty();
        }
        account.clearFaults();
        assertThat(http.get(path).body()).isEqualTo(STATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "passkey | passkeyRequired",
                "passkey-bare | passkeyRequired",
                "unknown-type | deviceMoved",
                "error:Instance has auth. You need to make log out | error"
            })
    void theQrCallHasTheSocketsVariants(String fault, String type) {
        WrittenFault.of(account, fault).once();

        assertThat(http.get(path).body()).isEqualTo(STATE);
        assertThat(http.json(Http.path(account, "qr")).get("type").asText()).isEqualTo(type);
        assertThat(http.json(Http.path(account, "qr")).get("type").asText()).isEqualTo("qrCode");
    }

    @Test
    void noCodeIsIssued() {
        account.fault(Fault.CODE_NOT_ISSUED).once();
        assertThat(http.send("POST", Http.path(account, "getAuthorizationCode"), "{\"phoneNumber\":441234567890}")
                        .body())
                .isEqualTo("{\"status\":false,\"code\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "status:abc",
                "status:100",
                "status:429:x",
                "status",
                "refuse:9",
                "slow:soon",
                "empty:handed"
            })
    void whatIsNoFaultIsRefused(String fault) {
        assertThatThrownBy(() -> WrittenFault.of(account, fault).once()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownFaultIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> WrittenFault.of(account, "nope").once()).hasMessageContaining("close-mid-frame");
        assertThatThrownBy(
                        () -> account.fault(Fault.EMPTY).on("getStateInstanc").once())
                .hasMessageContaining("getStateInstance");
    }
}
