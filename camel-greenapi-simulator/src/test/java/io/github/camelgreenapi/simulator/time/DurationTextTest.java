/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "25s,PT25S", "5m,PT5M", "24h,PT24H", "1500,PT1.5S"})
    void isReadInEachUnit(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> DurationText.parse("soon")).hasMessageContaining("soon");
    }
}
