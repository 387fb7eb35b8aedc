/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.Picture;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanQrCodeTest {

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theCurrentCodeComesAtOnceAsARealPicture() {
        JsonNode frame = Socket.open(simulator, account).nextJson();

        assertThat(frame.get("type").asText()).isEqualTo("qrCode");
        assertThat(Picture.read(frame.get("message").asText())).isEqualTo(account.qr());
    }

    @Test
    void everyTwentySecondsThereIsAnotherCodeUntilTheTimeIsOver() {
        Socket socket = Socket.open(simulator, account);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            codes.add(socket.nextJson().get("message").asText());
            simulator.advance(Duration.ofSeconds(20));
        }

        assertThat(codes).hasSize(5);
        assertThat(socket.next()).isEqualTo("{\"type\":\"timeoutExpired\",\"message\":\"timeoutExpired\"}");
        assertThat(socket.next()).isEqualTo("<closed>");
    }

    @Test
    void aScanHasNoMessageAndEndsTheSession() {
        Socket socket = Socket.open(simulator, account);
        socket.next();

        assertThat(account.scan(account.qr(), "441234567890")).isTrue();

        JsonNode frame = socket.nextJson();
        assertThat(frame.get("type").asText()).isEqualTo("accountData");
        assertThat(frame.get("wid").asText()).isEqualTo("441234567890@c.us");
        assertThat(frame.get("pushname").asText()).isNotEmpty();
        assertThat(frame.get("webhookUrl").asText()).isEmpty();
        assertThat(frame.has("message")).isFalse();
        assertThat(socket.next()).isEqualTo("<closed>");
        await().until(() -> account.sessions() == 0);
    }

    @Test
    void aFormerCodeDoesNotLink() {
        String former = account.qr();
        simulator.advance(Duration.ofSeconds(20));

        assertThat(account.scan(former, "441234567890")).isFalse();
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @Test
    void theShownCodeStaysGoodWhenThereWasNothingToUnlink() {
        Socket socket = Socket.open(simulator, account);
        String shown = Picture.read(socket.nextJson().get("message").asText());
        account.unlink();

        assertThat(account.scan(shown, "441234567890")).isTrue();
        assertThat(socket.nextJson().get("type").asText()).isEqualTo("accountData");
    }

    @Test
    void aRebootClosesTheSessionAndVoidsItsCode() {
        Socket socket = Socket.open(simulator, account);
        String shown = Picture.read(socket.nextJson().get("message").asText());
        Http.greenApi(simulator).get(Http.path(account, "reboot"));
        simulator.advance(Duration.ofSeconds(1));

        assertThat(socket.next()).isEqualTo("<closed>");
        assertThat(account.scan(shown, "441234567890")).isFalse();
    }

    @Test
    void aStartingAccountHasNoCodeYet() {
        account.scanCurrent("441234567890");

        assertThat(Socket.open(simulator, account).next())
                .isEqualTo("{\"type\":\"error\",\"message\":\"instance in starting process try later\"}");
    }

    @Test
    void aLinkedAccountIsAlreadyLogged() {
        account.force("authorized");
        Socket socket = Socket.open(simulator, account);

        assertThat(socket.next())
                .isEqualTo("{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}");
        assertThat(socket.next()).isEqualTo("<closed>");
    }

    @Test
    void aSecondSessionClosesTheFirstWithoutAWord() {
        Socket first = Socket.open(simulator, account);
        first.next();
        Socket second = Socket.open(simulator, account);

        assertThat(second.nextJson().get("type").asText()).isEqualTo("qrCode");
        assertThat(first.next()).isEqualTo("<closed>");
        assertThat(account.sessions()).isEqualTo(1);
    }
}
