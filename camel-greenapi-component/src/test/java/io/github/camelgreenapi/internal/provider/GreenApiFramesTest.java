/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreenApiFramesTest {

    private static final String TOKEN = "d75b3a66374942c5b3c019c698abc2067e151558acbd412345";
    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101000001", null, TOKEN, null, Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"", "data:image/png;base64,"})
    void aCodeIsAPngWithOrWithoutAPrefix(String prefix) {
        String base64 = Base64.getEncoder().encodeToString(Pictures.PNG);
        Signal signal = read("{\"type\":\"qrCode\",\"message\":\"" + prefix + base64 + "\",\"novelty\":{}}");

        assertThat(signal).isInstanceOfSatisfying(Signal.Code.class, code -> assertThat(code.picture())
                .isEqualTo(Pictures.PNG));
        assertThat(signal).hasToString("Code");
    }

    @Test
    void aBase64TextWithLineBreaksIsAPictureToo() {
        String base64 = Base64.getMimeEncoder().encodeToString(Pictures.PNG).replace("\r\n", "\\r\\n");

        assertThat(read("{\"type\":\"qrCode\",\"message\":\"" + base64 + "\"}")).isInstanceOf(Signal.Code.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"qrCode\"}",
                "{\"type\":\"qrCode\",\"message\":\"\"}",
                "{\"type\":\"qrCode\",\"message\":null}",
                "{\"type\":\"qrCode\",\"message\":true}",
                "{\"type\":\"qrCode\",\"message\":\"AAAA\"}",
                "{\"type\":\"qrCode\",\"message\":\"undefined\"}"
            })
    void aCodeWithoutAPictureIsUnknownAndNotCalledACode(String frame) {
        assertThat(read(frame)).isInstanceOfSatisfying(Signal.Unknown.class, unknown -> assertThat(unknown.type())
                .isEqualTo("unknown"));
    }

    @Test
    void anAccountThatIsLinkedSaysSo() {
        assertThat(read("{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}"))
                .isEqualTo(new Signal.AlreadyLinked("instance account already authorized"));
        assertThat(read("{\"type\":\"alreadyLogged\"}")).isEqualTo(new Signal.AlreadyLinked(null));
    }

    @Test
    void theProvidersWordsAreShownWithoutItsToken() {
        assertThat(read("{\"type\":\"alreadyLogged\",\"message\":\"see /waInstance1101000001/qr/" + TOKEN + "\"}"))
                .isEqualTo(new Signal.AlreadyLinked("see /***"));
    }

    @Test
    void bothNamesOfATimeoutAreOne() {
        assertThat(read("{\"type\":\"timeout\",\"message\":\"timeout\"}"))
                .isEqualTo(read("{\"type\":\"timeoutExpired\",\"message\":\"timeoutExpired\"}"))
                .isEqualTo(new Signal.TimedOut());
    }

    @Test
    void accountDataHasNoMessage() {
        Signal signal = read(Fixture.of(Provider.GREEN_API, "account-data-frame.json"));

        assertThat(signal)
                .isEqualTo(new Signal.AccountData(
                        "79001234567@c.us", "Ann", "https://mysite.com/webhook", "system proxy"));
        assertThat(signal).hasToString("AccountData");
    }

    @Test
    void accountDataMayBeEmpty() {
        assertThat(read("{\"type\":\"accountData\",\"wid\":\"\",\"pushname\":null}"))
                .isEqualTo(new Signal.AccountData(null, null, null, null));
    }

    @Test
    void aPasskeyIsHandedOnVerbatim() {
        String frame = "{\"type\":\"passkeyRequired\",\"message\":{\"anything\":[1, 2]}}";

        assertThat(read(frame)).isEqualTo(new Signal.PasskeyRequired(frame)).hasToString("PasskeyRequired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"passkeyRequired", "PassKeyRequire", "passKeyRequired", "PASSKEY_REQUIRED", "passkey-required"})
    void everySpellingOfAPasskeyIsOne(String type) {
        String frame = "{\"type\":\"" + type + "\"}";

        assertThat(read(frame)).isEqualTo(new Signal.PasskeyRequired(frame));
    }

    @ParameterizedTest
    @CsvSource({
        "Instance has auth. You need to make log out, LOGOUT_REQUIRED",
        "instance in starting process try later, INSTANCE_STARTING",
        "something new, SERVER_ERROR"
    })
    void anErrorIsKnownByItsWords(String words, GreenApiError kind) {
        assertThat(read("{\"type\":\"error\",\"message\":\"" + words + "\"}"))
                .isInstanceOfSatisfying(Signal.Refused.class, refused -> {
                    assertThat(refused.failure().kind()).isEqualTo(kind);
                    assertThat(refused.failure()).hasMessage(words);
                    assertThat(refused.failure().instance()).isEqualTo("1101000001");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"error\"}", "{\"type\":\"error\",\"message\":null}"})
    void anErrorMayHaveNoReason(String frame) {
        assertThat(read(frame)).isInstanceOfSatisfying(Signal.Refused.class, refused -> assertThat(refused.failure())
                .hasMessage("no reason was given"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"already_registered\"} | already_registered",
                "{\"type\":\"pending_password\",\"message\":\"x\"} | pending_password",
                "{\"type\":7} | 7",
                "{\"type\":null} | unknown",
                "{\"message\":\"x\"} | unknown",
                "{} | unknown",
                "{\"type\":\"stopped\"} | unknown",
                "{\"type\":\"wrongAccount\"} | unknown",
                "{\"type\":\"two\\\\r\\\\nlines\"} | unknown",
                "[] | unknown",
                "null | unknown",
                "ping | unknown",
                "<html>oops</html> | unknown",
                "{\"type\":\"qrCode\",\"mess | unknown",
                "{\"type\":\"timeout\"}{\"type\":\"timeout\"} | unknown",
            })
    void whatIsNotKnownIsPassedOn(String frame, String type) {
        assertThat(read(frame)).isEqualTo(new Signal.Unknown(type, frame)).hasToString("Unknown[" + type + "]");
    }

    @Test
    void anEmptyFrameIsUnknown() {
        assertThat(read("")).isEqualTo(new Signal.Unknown("unknown", ""));
    }

    @Test
    void theTokenInAnUnknownFrameIsHidden() {
        assertThat(read("Cannot GET /" + TOKEN)).isEqualTo(new Signal.Unknown("unknown", "Cannot GET /***"));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(read("\uFEFF{\"type\":\"timeout\"}")).isEqualTo(new Signal.TimedOut());
    }

    private static Signal read(String frame) {
        return GreenApiFrames.read(ACCOUNT, frame);
    }
}
