/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.state.PollStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollHealthTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"AUTHORIZED, true", "SLEEP_MODE, true", "SUSPENDED, false", "NOT_AUTHORIZED, false"})
    void anAccountIsLinkedWhileItMaySend(AccountState.Value value, boolean linked) {
        AccountState state = new AccountState(Provider.Z_API, "3C01", NOW, value, "word", null);

        assertThat(new PollHealth(NOW, Duration.ofMinutes(3), NOW)
                        .ofStates(Map.of("3C01", PollStatus.NONE.success(state, NOW))))
                .singleElement()
                .extracting(AccountHealth::linked)
                .isEqualTo(linked);
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, refused", "FORBIDDEN, refused", "UNREACHABLE, unknown", "NOT_LINKED, unknown"})
    void anAccountWhoseTokenIsRefusedIsNotAble(GreenApiError failure, String status) {
        PollStatus polled = PollStatus.NONE.failed(GreenApiException.of(failure, "so it is", "3C01", "state"));

        assertThat(new PollHealth(NOW, Duration.ofMinutes(3), NOW).ofStates(Map.of("3C01", polled)))
                .singleElement()
                .extracting(AccountHealth::status, AccountHealth::able)
                .containsExactly(status, !status.equals("refused"));
    }
}
