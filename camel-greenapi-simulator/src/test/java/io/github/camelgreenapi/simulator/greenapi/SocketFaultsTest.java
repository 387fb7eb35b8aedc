/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.Socket;
import io.github.camelgreenapi.simulator.WrittenFault;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketFaultsTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"refuse:401,401", "refuse:403,403", "refuse:429,429", "status:502,502", "expired,400", "starting,400"})
    void theHandshakeIsRefused(String fault, int status) {
        arm(fault);

        assertThatThrownBy(() -> Socket.open(simulator, account))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(status));
        assertThat(account.requestLog()).extracting(RecordedRequest::status).containsExactly(status);
        assertThat(type(Socket.open(simulator, account))).isEqualTo("qrCode");
    }

    @Test
    void theTimeoutHasAnotherWord() {
        arm("timeout-word");
        Socket socket = open();
        simulator.advance(Duration.ofSeconds(100));
        for (int i = 0; i < 4; i++) {
            assertThat(type(socket)).isEqualTo("qrCode");
        }
        assertThat(socket.next()).isEqualTo("{\"type\":\"timeout\",\"message\":\"timeout\"}");
    }

    @Test
    void aScanIsReportedAsAlreadyLogged() {
        arm("already-logged-after-scan");
        Socket socket = open();
        account.scanCurrent(PHONE);

        assertThat(type(socket)).isEqualTo("alreadyLogged");
        assertThat(socket.next()).isEqualTo("<closed>");
    }

    @Test
    void aScanIsNotReportedAtAll() {
        arm("close-after-scan");
        Socket socket = open();
        account.scanCurrent(PHONE);

        assertThat(socket.next()).isEqualTo("<closed>");
        assertThat(account.phone()).isEqualTo(PHONE);
    }

    @Test
    void somethingFollowsTheTerminalFrame() {
        arm("extra-after-terminal");
        Socket socket = open();
        account.scanCurrent(PHONE);

        assertThat(type(socket)).isEqualTo("accountData");
        assertThat(type(socket)).isEqualTo("qrCode");
        assertThat(socket.next()).isEqualTo("<closed>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "passkey | {\"type\":\"passkeyRequired\",\"message\":\"PassKey is required to link this account\"}",
                "passkey-bare | {\"type\":\"passkeyRequired\"}",
                "error:Instance has auth. You need to make log out"
                        + " | {\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"}"
            })
    void aFaultThatEndsTheSessionDoesSoAtOnceOrAtTheFirstFrame(String fault, String frame) {
        Socket open = open();
        arm(fault);
        assertThat(open.next()).isEqualTo(frame);
        assertThat(open.next()).isEqualTo("<closed>");

        arm(fault);
        Socket later = Socket.open(simulator, account);
        assertThat(later.next()).isEqualTo(frame);
        assertThat(later.next()).isEqualTo("<closed>");
    }

    @Test
    void theSocketIsClosedWithoutATerminalFrame() {
        Socket socket = open();
        arm("silent-close");

        assertThat(socket.next()).isEqualTo("<closed>");
        await().until(() -> account.sessions() == 0);
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "close-mid-frame"})
    void theConnectionBreaks(String fault) {
        Socket socket = open();
        arm(fault);

        assertThat(socket.next()).isIn("<broken>", "<closed>");
        await().until(() -> account.sessions() == 0);
    }

    @Test
    void aFrameIsCutInTheMiddleOfASession() {
        arm("close-mid-frame");

        Socket socket = Socket.open(simulator, account);

        assertThat(socket.next()).isIn("<broken>", "<closed>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-type | {\"type\":\"deviceMoved\",\"message\":\"a type that nobody knows\"}",
                "not-json | <html>Bad Gateway</html>",
                "null | null",
                "empty | ''",
                "garbage | <binary>",
                "body:{\"type\":\"qrCode\"} | {\"type\":\"qrCode\"}"
            })
    void aStrangeFrameIsPutInAndTheSessionGoesOn(String fault, String frame) {
        Socket socket = open();
        arm(fault);
        account.scanCurrent(PHONE);

        assertThat(socket.next()).isEqualTo(frame);
        assertThat(type(socket)).isEqualTo("accountData");
    }

    @Test
    void aFrameIsBinary() {
        arm("binary-frame");
        assertThat(Socket.open(simulator, account).next()).isEqualTo("<binary>");
    }

    @Test
    void aFrameComesInParts() {
        arm("fragmented");
        Socket socket = Socket.open(simulator, account);

        assertThat(type(socket)).isEqualTo("qrCode");
        assertThat(socket.partsOfLast()).isGreaterThan(1);
    }

    @Test
    void aFrameComesTwice() {
        arm("duplicate");
        Socket socket = Socket.open(simulator, account);

        assertThat(socket.next()).isEqualTo(socket.next());
    }

    @Test
    void aFrameComesLater() {
        Socket socket = open();
        arm("slow:5s");
        account.scanCurrent(PHONE);
        simulator.advance(Duration.ofMillis(4999));
        await().during(Duration.ofMillis(200)).until(socket::heardNothingMore);
        simulator.advance(Duration.ofMillis(1));

        assertThat(type(socket)).isEqualTo("accountData");
        assertThat(socket.next()).isEqualTo("<closed>");
    }

    @Test
    void anOpenSocketFallsSilent() {
        Socket socket = open();
        arm("stall");
        account.scanCurrent(PHONE);
        simulator.advance(Duration.ofSeconds(200));

        await().during(Duration.ofMillis(200)).until(socket::heardNothingMore);
        assertThat(account.sessions()).isEqualTo(1);
    }

    @Test
    void aHandshakeIsNeverAnswered() {
        arm("stall");
        var attempt = Socket.attempt(simulator, account);
        await().until(() -> account.requests().containsKey("scanqrcode"));
        simulator.advance(Duration.ofHours(1));

        await().during(Duration.ofMillis(200)).until(() -> !attempt.isDone());
        attempt.cancel(true);
    }

    private Socket open() {
        Socket socket = Socket.open(simulator, account);
        assertThat(type(socket)).isEqualTo("qrCode");
        return socket;
    }

    private void arm(String fault) {
        WrittenFault.of(account, fault).on("scanqrcode").once();
    }

    private static String type(Socket socket) {
        return socket.nextJson().path("type").asText();
    }
}
