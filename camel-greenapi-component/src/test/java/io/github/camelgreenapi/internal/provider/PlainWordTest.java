/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a provider's texts become headers. */
class PlainWordTest {

    private static final String TOKEN = "d75b3a66374942c5b3c019c698abc2067e151558acbd412345";
    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, TOKEN, "Client-Token", Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"novelty", "incomingMessageReceived", "pending_password", "ReceivedCallback", "v2-beta", "7"})
    void aWordIsAType(String word) {
        assertThat(PlainWord.type(ACCOUNT, word)).isEqualTo(word);
    }

    static Stream<String> notToBeTrusted() {
        return Stream.of(
                "",
                "two words",
                "line\r\nX-Injected: 1",
                "bell\u0007",
                "caf\u00e9",
                "a".repeat(41),
                "a".repeat(1_000_000),
                TOKEN,
                TOKEN.substring(0, 40),
                TOKEN.substring(7, 13),
                "Client-Token",
                "x-Client-Token",
                "441234567890",
                "a1b2c3d4e5f6");
    }

    @ParameterizedTest
    @MethodSource("notToBeTrusted")
    void anythingElseIsUnknown(String text) {
        assertThat(PlainWord.type(ACCOUNT, text)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qrCode",
                "alreadyLogged",
                "passkeyRequired",
                "accountData",
                "wrongAccount",
                "timeoutExpired",
                "error",
                "stopped",
                "stateInstanceChanged"
            })
    void noFramePassesForAnEventOfOurs(String word) {
        assertThat(PlainWord.type(ACCOUNT, word)).isEqualTo("unknown");
    }

    @Test
    void theNameOfAMessageIsPlainToo() {
        assertThat(PlainWord.id(ACCOUNT, "BAE5F4886F6F2D05")).contains("BAE5F4886F6F2D05");
        assertThat(PlainWord.id(ACCOUNT, "441234567890@c.us")).contains("441234567890@c.us");
        assertThat(Stream.of("a b", "a\nb", "a".repeat(101), TOKEN, null).map(text -> PlainWord.id(ACCOUNT, text)))
                .containsOnly(Optional.empty());
    }
}
