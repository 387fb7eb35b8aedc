/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.state.PollStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollHealthTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ManualTimer timer = new ManualTimer();

    @ParameterizedTest
    @CsvSource({"AUTHORIZED, true", "SLEEP_MODE, true", "SUSPENDED, false", "NOT_AUTHORIZED, false"})
    void anAccountIsLinkedWhileItMaySend(AccountState.Value value, boolean linked) {
        AccountState state = new AccountState(Provider.Z_API, "3C01", timer.now(), value, "word", null);

        assertThat(new PollHealth(timer.nanos(), PATIENCE, timer)
                        .ofStates(Map.of("3C01", PollStatus.NONE.success(state, timer))))
                .singleElement()
                .extracting(AccountHealth::linked)
                .isEqualTo(linked);
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, refused", "FORBIDDEN, refused", "UNREACHABLE, unknown", "NOT_LINKED, unknown"})
    void anAccountWhoseTokenIsRefusedIsNotAble(GreenApiError failure, String status) {
        PollStatus polled = PollStatus.NONE.failed(GreenApiException.of(failure, "so it is", "3C01", "state"));

        assertThat(new PollHealth(timer.nanos(), PATIENCE, timer).ofStates(Map.of("3C01", polled)))
                .singleElement()
                .extracting(AccountHealth::status, AccountHealth::able)
                .containsExactly(status, !status.equals("refused"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void aClockThatIsSetMakesNoAccountStale(int minutes) {
        PollHealth health = new PollHealth(timer.nanos(), PATIENCE, timer);
        Map<String, PollStatus> polled = Map.of("3C01", PollStatus.NONE.success(null, timer));
        timer.setClock(Duration.ofMinutes(minutes));

        assertThat(health.ofQueues(polled)).singleElement().matches(AccountHealth::able);
        timer.advance(PATIENCE.plusSeconds(1));
        assertThat(health.ofQueues(polled)).singleElement().matches(account -> !account.able());
    }
}
