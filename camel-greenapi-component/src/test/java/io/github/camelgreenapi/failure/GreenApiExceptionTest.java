/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreenApiExceptionTest {

    @Test
    void itCarriesWhatACallerDecidesBy() {
        GreenApiException failure = new GreenApiException(
                GreenApiError.RATE_LIMITED, "too many", 429, Duration.ofSeconds(2), "1101", "state");

        assertThat(failure).hasMessage("too many").hasNoCause();
        assertThat(failure.kind()).isEqualTo(GreenApiError.RATE_LIMITED);
        assertThat(failure.statusCode()).isEqualTo(429);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(failure.instance()).isEqualTo("1101");
        assertThat(failure.operation()).isEqualTo("state");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindSaysWhatItMeans(GreenApiError kind) {
        assertThat(kind.meaning()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void whatIsRetryableAlsoPassesExceptACodeNotIssued() {
        assertThat(Arrays.stream(GreenApiError.values())
                        .filter(kind -> kind.retryable() && !kind.anotherSessionMayHelp()))
                .containsExactly(GreenApiError.CODE_NOT_ISSUED);
    }

    @Test
    void refusalsOfANewInstancePassButNotByARetry() {
        assertThat(Arrays.stream(GreenApiError.values())
                        .filter(kind -> kind.anotherSessionMayHelp() && !kind.retryable()))
                .containsExactly(GreenApiError.UNAUTHORIZED, GreenApiError.SUBSCRIPTION_EXPIRED);
    }
}
