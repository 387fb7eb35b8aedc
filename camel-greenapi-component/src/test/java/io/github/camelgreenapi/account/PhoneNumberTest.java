/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"441234567890", "+441234567890", " +44 1234 567890 ", "+44 (1234) 567-890"})
    void aPersonsSpellingIsReducedToDigits(String text) {
        assertThat(PhoneNumber.parse(text).digits()).isEqualTo("441234567890");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"44123456789o", "44++1234567", "123456", "1234567890123456", "٤٤١٢٣٤٥٦٧٨٩٠", "441234567890@c.us"
            })
    void whatIsNoNumberIsRefusedWithoutBeingQuoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse(text))
                .withMessage("A phone number must be in international form, digits only, for example 441234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "441234567890@c.us",
        "441234567890:8@s.whatsapp.net",
        "441234567890",
        "+441234567890",
    })
    void theNumberIsReadOutOfAWhatsAppId(String wid) {
        assertThat(PhoneNumber.ofWid(wid)).contains(new PhoneNumber("441234567890"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"@c.us", "status@broadcast", "120363043968066561@g.us", "null"})
    void anIdWithoutANumberHasNone(String wid) {
        assertThat(PhoneNumber.ofWid(wid)).isEmpty();
    }

    @Test
    void aBrazilianNumberIsTheSameWithAndWithoutItsNinthDigit() {
        PhoneNumber with = new PhoneNumber("5511987654321");
        PhoneNumber without = new PhoneNumber("551187654321");

        assertThat(with.isSameSubscriberAs(without)).isTrue();
        assertThat(without.isSameSubscriberAs(with)).isTrue();
        assertThat(with.isSameSubscriberAs(new PhoneNumber("5511887654321"))).isFalse();
    }

    @Test
    void elsewhereEveryDigitCounts() {
        assertThat(new PhoneNumber("4411987654321").isSameSubscriberAs(new PhoneNumber("441187654321")))
                .isFalse();
        assertThat(new PhoneNumber("441234567890").isSameSubscriberAs(null)).isFalse();
    }

    @Test
    void theMiddleIsMasked() {
        assertThat(new PhoneNumber("441234567890")).hasToString("44********90");
        assertThat(new PhoneNumber("1234567").masked()).isEqualTo("12***67");
    }
}
