/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Pictures;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetQrCodeTest {

    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.PNG);

    @Test
    void bothProvidersGiveTheSameCode() {
        LinkEvent green = CommandFixture.answered(
                GREEN_API, new GetQrCode(), 200, "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}");
        LinkEvent z = CommandFixture.answered(
                Z_API, new GetQrCode(), 200, "{\"value\":\"data:image/png;base64," + BASE64 + "\"}");

        assertThat(((QrCode) green).content()).isEqualTo(Pictures.CONTENT);
        assertThat(((QrCode) z).png()).isEqualTo(((QrCode) green).png());
    }

    @Test
    void aCodeLivesTwentySecondsFromItsReceipt() {
        QrCode code = (QrCode) CommandFixture.<LinkEvent>answered(
                GREEN_API, new GetQrCode(), 200, "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}");

        assertThat(Duration.between(code.receivedAt(), code.expiresAt())).isEqualTo(Duration.ofSeconds(20));
        assertThat(code.sequence()).isEqualTo(1);
        assertThat(code.session()).isNull();
    }

    @Test
    void anAccountThatIsLinkedIsAnAnswer() {
        LinkEvent green = CommandFixture.answered(
                GREEN_API,
                new GetQrCode(),
                200,
                "{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}");
        LinkEvent z = CommandFixture.answered(Z_API, new GetQrCode(), 200, "{\"connected\":true}");

        assertThat(((AlreadyLinked) green).message()).isEqualTo("instance account already authorized");
        assertThat(((AlreadyLinked) z).message()).isNull();
    }

    @Test
    void aConflictIsAnAccountThatIsLinked() {
        LinkEvent event =
                CommandFixture.answered(Z_API, new GetQrCode(), 409, "{\"error\":\"You are already connected.\"}");

        assertThat(((AlreadyLinked) event).message()).isEqualTo("You are already connected.");
    }

    @Test
    void aPasskeyIsAnAnswer() {
        String challenge = Fixture.of(Z_API, "passkey-challenge.json");
        LinkEvent green = CommandFixture.answered(GREEN_API, new GetQrCode(), 200, "{\"type\":\"passkeyRequired\"}");
        LinkEvent z = CommandFixture.answered(Z_API, new GetQrCode(), 200, challenge);

        assertThat(((PasskeyRequired) green).payload()).isEqualTo("{\"type\":\"passkeyRequired\"}");
        assertThat(((PasskeyRequired) z).payload()).isEqualTo(challenge.strip());
    }

    @Test
    void aTypeThatIsNotKnownIsAnAnswer() {
        LinkEvent event = CommandFixture.answered(GREEN_API, new GetQrCode(), 200, "{\"type\":\"already_registered\"}");

        assertThat(((UnknownLinkEvent) event).type()).isEqualTo("already_registered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"} | LOGOUT_REQUIRED",
                "200 | {\"type\":\"error\"} | SERVER_ERROR",
                "200 | {\"type\":\"timeout\"} | GARBLED_REPLY",
                "200 | null | GARBLED_REPLY",
                "200 | <html></html> | GARBLED_REPLY",
                "400 | instance in starting process try later | INSTANCE_STARTING",
                "504 | <html></html> | TIMEOUT",
            })
    void greenApisErrorsAreFailures(int status, String body, GreenApiError kind) {
        CommandFixture fixture = new CommandFixture();
        for (int i = 0; i < 5; i++) {
            fixture.provider.answer(status, body);
        }
        var call = fixture.executor.execute(CommandFixture.GREEN_API, new GetQrCode(), CommandFixture.TIMEOUT);
        fixture.timer.advance(CommandFixture.TIMEOUT);

        assertThat(call).isCompletedExceptionally();
        assertThat(call.handle((answer, failure) -> Failures.cause(failure)).join())
                .hasFieldOrPropertyWithValue("kind", kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} | INSTANCE_STARTING",
                "200 | null | INSTANCE_STARTING",
                "204 | | INSTANCE_STARTING",
                "202 | {\"value\":null} | INSTANCE_STARTING",
                "200 | {\"value\":false} | INSTANCE_STARTING",
                "200 | <html></html> | GARBLED_REPLY",
                "200 | {\"error\":\"null not allowed\"} | UNAUTHORIZED",
                "400 | {\"error\":\"To continue sending a message, you must subscribe to this instance again\"} | SUBSCRIPTION_EXPIRED",
                "200 | {\"error\":\"NOT_FOUND\",\"message\":\"Unable to find matching target resource method\"} | NOT_FOUND",
            })
    void zApisRefusalsAndItsSilenceAreDistinguished(int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(Z_API, new GetQrCode(), status, body == null ? "" : body)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void theWaysAreThese() {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(200, "{}").answer(200, "{}");
        fixture.executor.execute(CommandFixture.GREEN_API, new GetQrCode(), CommandFixture.TIMEOUT);
        fixture.executor.execute(CommandFixture.Z_API, new GetQrCode(), CommandFixture.TIMEOUT);

        assertThat(fixture.asked())
                .containsExactly(
                        "GET /waInstance1101000001/qr/TOKEN",
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/qr-code/image");
    }
}
