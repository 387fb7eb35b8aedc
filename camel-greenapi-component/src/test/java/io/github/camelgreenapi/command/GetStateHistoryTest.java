/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetStateHistoryTest {

    private final List<AccountState> states =
            CommandFixture.answered(GREEN_API, new GetStateHistory(100), "state-history.json");

    @Test
    void thePhoneIsReadInEveryForm() {
        assertThat(states)
                .extracting(AccountState::phone)
                .containsExactly("79636191168", "79636191168", "79636191168", null, null);
    }

    @Test
    void eachStateHasItsTime() {
        assertThat(states.get(0).at()).isEqualTo(Instant.ofEpochSecond(1778132812));
        assertThat(states.get(2).at()).isEqualTo(Instant.ofEpochSecond(1778132600));
    }

    @Test
    void aStateWithoutATimeIsLeftOut() {
        assertThat(states).hasSize(5);
    }

    @Test
    void aNewWordIsKept() {
        assertThat(states.get(4).value()).isEqualTo(AccountState.Value.UNKNOWN);
        assertThat(states.get(4).raw()).isEqualTo("pendingCode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999",
                "9223372036854775807",
                "99999999999999999999999999999999",
                "1e300",
                "-1",
                "\"9e99\"",
                "\"soon\"",
                "{}"
            })
    void aStateWithoutATimeThatACalendarHasIsLeftOut(String timestamp) {
        List<AccountState> states = CommandFixture.answered(
                GREEN_API,
                new GetStateHistory(2),
                200,
                "[{\"stateInstance\":\"authorized\",\"timestamp\":" + timestamp
                        + "},{\"stateInstance\":\"notAuthorized\",\"timestamp\":1778132812}]");

        assertThat(states).extracting(AccountState::value).containsExactly(AccountState.Value.NOT_AUTHORIZED);
    }

    @Test
    void anAccountWithoutAPastHasAnEmptyHistory() {
        List<AccountState> none = CommandFixture.answered(GREEN_API, new GetStateHistory(1), 200, "[]");

        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "OK"})
    void whatIsNoListIsGarbled(String body) {
        assertThat(CommandFixture.refused(GREEN_API, new GetStateHistory(1), 200, body)
                        .kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
    }

    @Test
    void theWayIsThis() {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(200, "[]");
        fixture.executor.execute(CommandFixture.GREEN_API, new GetStateHistory(20), CommandFixture.TIMEOUT);

        assertThat(fixture.asked()).containsExactly("GET /waInstance1101000001/getStateInstanceHistory/TOKEN?count=20");
    }
}
