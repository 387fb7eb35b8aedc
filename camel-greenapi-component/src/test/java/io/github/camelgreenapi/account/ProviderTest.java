/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProviderTest {

    @Test
    void itsWordIsReadInAnyCase() {
        assertThat(Provider.of("greenapi")).isEqualTo(Provider.GREEN_API);
        assertThat(Provider.of("zApi")).isEqualTo(Provider.Z_API);
    }

    @Test
    void anUnknownWordIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Provider.of("twilio"))
                .withMessage("There is no provider 'twilio'; use one of greenApi, zApi");
    }
}
