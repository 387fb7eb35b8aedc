/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a repository has for the number that was linked is the mark of one, or nothing. */
class RememberedNumberFuzzTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, Mutations.SECRET, null, Map.of());
    private static final PhoneNumber NUMBER = new PhoneNumber("441234567890");

    @Provide
    Arbitrary<byte[]> records() {
        return Mutations.of(LinkedNumber.of(ACCOUNT, NUMBER).text());
    }

    @Property
    void aRecordIsAMarkOrNothing(@ForAll("records") byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);

        LinkedNumber.read(text).ifPresent(mark -> {
            assertThat(mark.text()).isEqualTo(text);
            assertThat(mark.isComparable(ACCOUNT) && mark.isOf(ACCOUNT, new PhoneNumber("449999999999")))
                    .isFalse();
        });
    }
}
