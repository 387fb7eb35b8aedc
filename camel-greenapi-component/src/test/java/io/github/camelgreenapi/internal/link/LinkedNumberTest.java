/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedNumberTest {

    private static final GreenApiAccount ACCOUNT = account("1101000001", "t0ken");

    private static GreenApiAccount account(String instance, String token) {
        return new GreenApiAccount(Provider.GREEN_API, instance, null, token, null, Map.of());
    }

    private static LinkedNumber number(String digits) {
        return LinkedNumber.of(ACCOUNT, new PhoneNumber(digits));
    }

    @ParameterizedTest
    @CsvSource({
        "441234567890, 441234567890, true",
        "441234567890, 441234567891, false",
        "5511987654321, 551187654321, true",
        "551187654321, 5511987654321, true"
    })
    void aNumberIsRecognisedInEachOfItsSpellings(String linked, String now, boolean same) {
        LinkedNumber read = LinkedNumber.read(number(linked).text()).orElseThrow();

        assertThat(read.isComparable(ACCOUNT)).isTrue();
        assertThat(read.isOf(ACCOUNT, new PhoneNumber(now))).isEqualTo(same);
    }

    @Test
    void theTextHoldsNeitherTheNumberNorTheToken() {
        assertThat(number("441234567890").text())
                .matches("44\\*{8}90 [0-9a-f]{16} [0-9a-f]{64}")
                .doesNotContain("t0ken");
        assertThat(number("441234567890")).hasToString("44********90");
    }

    @Test
    void theHashDiffersForEachAccountAndToken() {
        PhoneNumber phone = new PhoneNumber("441234567890");

        assertThat(LinkedNumber.of(account("1101000002", "t0ken"), phone).mark())
                .isNotEqualTo(number("441234567890").mark());
        assertThat(number("441234567890").isComparable(account("1101000001", "an0ther")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "441234567890", "44********90 00 00", "44********90 0123456789abcdef"})
    void anyOtherTextIsNoNumber(String text) {
        assertThat(LinkedNumber.read(text)).isEmpty();
    }
}
