/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.Z_API, "3C01", null, "a+b/c d", "client=token", Map.of());

    @Test
    void aTokenIsTakenOutAlsoWhereItIsEncoded() {
        assertThat(Redaction.of(ACCOUNT)
                        .clean("x a+b/c d y a%2Bb%2Fc%20d a%2Bb%2Fc+d z client=token client%3Dtoken 3C01"))
                .isEqualTo("x *** y *** *** z *** *** 3C01");
    }

    @Test
    void theLongerTokenIsTakenOutFirst() {
        GreenApiAccount account =
                new GreenApiAccount(Provider.Z_API, "3C01", null, "secret", "secretAndMore", Map.of());

        assertThat(Redaction.of(account).clean("secretAndMore")).isEqualTo("***");
    }

    @Test
    void noTextStaysNone() {
        assertThat(Redaction.of(ACCOUNT).clean(null)).isNull();
        assertThat(Redaction.of(ACCOUNT).clean("")).isEmpty();
    }

    @Test
    void aPartOfATokenIsSuspiciousFromSixCharactersOn() {
        Redaction redaction =
                Redaction.of(new GreenApiAccount(Provider.GREEN_API, "1101", null, "d75b3a6637", null, Map.of()));

        assertThat(redaction.isSuspicious("b3a663")).isTrue();
        assertThat(redaction.isSuspicious("b3a66")).isFalse();
        assertThat(redaction.isSuspicious("x-d75b3a6637-x")).isTrue();
        assertThat(redaction.isSuspicious("authorized")).isFalse();
    }
}
