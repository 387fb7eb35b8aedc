/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.Z_API, "3C01", null, "apiSecret", "clientSecret", Map.of());

    @Test
    void tokensAreTakenOut() {
        assertThat(SafeText.of(ACCOUNT, "Client-Token clientSecret not allowed for apiSecret"))
                .isEqualTo("Client-Token *** not allowed for ***");
    }

    @Test
    void addressesThatHoldSomebodyElsesTokenAreTakenOut() {
        assertThat(SafeText.of(ACCOUNT, "Cannot GET /waInstance9/qr/other here"))
                .isEqualTo("Cannot GET /*** here");
        assertThat(SafeText.of(ACCOUNT, "at /instances/9/token/other/qr-code")).isEqualTo("at /***");
    }

    @Test
    void aPictureIsTakenOut() {
        assertThat(SafeText.of(ACCOUNT, "got " + "iVBORw0KGgo".repeat(20) + "= instead"))
                .isEqualTo("got *** instead");
    }

    @Test
    void linesBecomeOneAndNoneIsLong() {
        assertThat(SafeText.of(ACCOUNT, " one\r\ntwo\u0000three ")).isEqualTo("one two three");
        assertThat(SafeText.of(ACCOUNT, "word ".repeat(100))).hasSize(201).endsWith("…");
    }

    @Test
    void whatIsNotLongStaysWhole() {
        String text = "a b ".repeat(50).strip() + "x";

        assertThat(text).hasSize(200);
        assertThat(SafeText.of(ACCOUNT, text)).isEqualTo(text);
        assertThat(SafeText.of(ACCOUNT, text + "y")).isEqualTo(text + "\u2026");
    }
}
