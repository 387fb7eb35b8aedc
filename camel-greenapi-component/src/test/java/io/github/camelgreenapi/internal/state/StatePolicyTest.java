/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatePolicyTest {

    private static StatePolicy policy(Duration interval, Duration timeout) {
        return new StatePolicy(interval, timeout, Duration.ZERO, false, Duration.ZERO, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"PT60S, PT75S, PT15S", "PT8S, PT75S, PT5S", "PT10M, PT75S, PT75S", "PT60S, PT3S, PT3S"})
    void aPollMayTakeAQuarterOfTheInterval(Duration interval, Duration timeout, Duration patience) {
        assertThat(policy(interval, timeout).patience()).isEqualTo(patience);
    }

    @ParameterizedTest
    @CsvSource({"PT60S, PT5M", "PT10M, PT10M"})
    void aPauseIsGrantedForFiveMinutesOrTheInterval(Duration interval, Duration longest) {
        assertThat(policy(interval, Duration.ofSeconds(75)).longestRetryAfter()).isEqualTo(longest);
    }
}
