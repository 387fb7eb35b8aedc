/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which Z-API tells a QR code, or why there is none. */
class ZApiCodesTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.Z_API, "3C01", null, "F0E1D2C3B4A5968778695A4B", "F1client0token", Map.of());
    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.PNG);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":\"data:image/png;base64,%s\"}",
                "{\"value\":\"%s\"}",
                "{\"base64\":\"%s\"}",
                "{\"image\":\"data:image/png;base64,%s\"}",
                "{\"value\":\"\",\"base64\":\"%s\"}",
                "{\"connected\":false,\"value\":\"%s\"}",
                "{\"value\":\"%s\",\"challenge\":null}",
                "\"data:image/png;base64,%s\"",
                "\"%s\"",
                "data:image/png;base64,%s",
                "%s",
                "\uFEFF{\"value\":\"%s\"}",
            })
    void aPictureIsFoundWhereverItStands(String form) {
        assertThat(read(200, form.replace("%s", BASE64)))
                .hasValueSatisfying(
                        signal -> assertThat(((Signal.Code) signal).picture()).isEqualTo(Pictures.PNG));
    }

    @Test
    void aBodyMayBeThePictureItself() {
        assertThat(ZApiCodes.read(ACCOUNT, new Reply(200, Pictures.PNG, null)))
                .hasValueSatisfying(
                        signal -> assertThat(((Signal.Code) signal).picture()).isEqualTo(Pictures.PNG));
    }

    @Test
    void aJpegBecomesAPng() {
        String body =
                "{\"value\":\"data:image/jpeg;base64," + Base64.getEncoder().encodeToString(Pictures.JPEG) + "\"}";

        assertThat(read(200, body)).hasValueSatisfying(signal -> {
            byte[] png = ((Signal.Code) signal).png().orElseThrow();
            assertThat(png).startsWith(0x89, 'P', 'N', 'G');
            assertThat(Pictures.contentOf(png)).isEqualTo(Pictures.CONTENT);
        });
    }

    @Test
    void aBrokenJpegIsNoPicture() {
        assertThat(ZApiCodes.read(ACCOUNT, new Reply(200, Arrays.copyOf(Pictures.JPEG, 40), null)))
                .hasValueSatisfying(
                        signal -> assertThat(((Signal.Code) signal).png()).isEmpty());
    }

    @Test
    void theTextInsideACodeIsDrawn() {
        assertThat(read(200, "{\"value\":\"" + Pictures.CONTENT + "\"}")).hasValueSatisfying(signal -> assertThat(
                        Pictures.contentOf(((Signal.Code) signal).png().orElseThrow()))
                .isEqualTo(Pictures.CONTENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"value\":null}",
                "{\"value\":\"\"}",
                "{\"value\":true}",
                "{\"value\":false}",
                "{\"value\":17}",
                "{\"value\":{}}",
                "{\"value\":\"undefined\"}",
                "{\"value\":\"Please wait until the instance has started\"}",
                "{\"value\":\"data:image/png;base64,AAAA\"}",
                "{\"connected\":false}",
                "<html><body>A page of a gateway, though with status 200</body></html>",
                "OK"
            })
    void whatIsNoCodeIsNotDrawnAsOne(String body) {
        assertThat(read(200, body)).isEmpty();
    }

    @Test
    void aTextTooLongForACodeIsNoCode() {
        assertThat(read(200, "{\"value\":\"2@" + "a".repeat(5_000) + "\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"connected\":true}",
                "200 | {\"connected\":\"true\"}",
                "200 | {\"connected\":true,\"value\":null}",
                "200 | {\"error\":\"You are already connected.\"}",
                "200 | {\"value\":\"You are already connected.\"}",
                "400 | {\"error\":\"You are already connected\"}",
                "400 | {\"message\":\"You are ALREADY CONNECTED.\"}",
                "400 | You are already connected.",
                "400 | \"You are already connected.\"",
                "409 | {}",
                "409 | <html></html>",
            })
    void anAccountThatIsLinkedSaysSoInManyWays(int status, String body) {
        assertThat(read(status, body)).containsInstanceOf(Signal.AlreadyLinked.class);
    }

    @Test
    void aPasskeyIsReportedWithItsChallenge() {
        String body = Fixture.of(Provider.Z_API, "passkey-challenge.json");

        assertThat(read(200, body)).contains(new Signal.PasskeyRequired(body.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {\"error\":\"Client-Token F1client0token not allowed\"}",
                "400 | {\"error\":\"To continue sending a message, you must subscribe to this instance again\"}",
                "200 | {\"error\":\"Instance not found\"}",
                "502 | <html>oops</html>",
            })
    void aRefusalSaysNothingAboutLinking(int status, String body) {
        assertThat(read(status, body)).isEmpty();
    }

    private static Optional<Signal> read(int status, String body) {
        return ZApiCodes.read(ACCOUNT, new Reply(status, body.getBytes(StandardCharsets.UTF_8), null));
    }
}
