/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetStateTest {

    @ParameterizedTest
    @CsvSource({
        "authorized, AUTHORIZED",
        "notAuthorized, NOT_AUTHORIZED",
        "yellowCard, SUSPENDED",
        "suspended, SUSPENDED",
        "sleepMode, SLEEP_MODE",
        "pendingCode, UNKNOWN",
    })
    void greenApisWordForItIsKept(String word, AccountState.Value value) {
        AccountState state = CommandFixture.answered(
                GREEN_API, new GetState(), 200, "{\"stateInstance\":\"" + word + "\",\"novelty\":1}");

        assertThat(state.value()).isEqualTo(value);
        assertThat(state.raw()).isEqualTo(word);
        assertThat(state.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(state.instance()).isEqualTo("1101000001");
        assertThat(state.type()).isEqualTo("state");
    }

    @Test
    void aBodyOfNullIsAnInstanceThatIsBeingCreated() {
        assertThat(CommandFixture.answered(GREEN_API, new GetState(), 200, "null")
                        .value())
                .isEqualTo(AccountState.Value.STARTING);
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "{}", "{\"stateInstance\":null}", "{\"stateInstance\":true}", "<html></html>", "OK"})
    void greenApisAnswerWithoutAStateIsGarbled(String body) {
        assertThat(CommandFixture.refused(GREEN_API, new GetState(), 200, body).kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
    }

    @Test
    void credentialsThatAreNotKnownYetMayPass() {
        assertThat(CommandFixture.refused(GREEN_API, new GetState(), 401, "")
                        .kind()
                        .anotherSessionMayHelp())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "status-connected.json, AUTHORIZED, You are already connected",
        "status-not-connected-recorded.json, NOT_AUTHORIZED, You are not connected.",
        "status-restore-session.json, NOT_AUTHORIZED, You need to restore the session.",
        "status-of-the-redesign.json, AUTHORIZED, connected",
        "status-phone-offline.json, SLEEP_MODE, You are already connected",
    })
    void atZApiOnlyConnectedDecidesAndItsErrorIsForPeople(String fixture, AccountState.Value value, String raw) {
        AccountState state = CommandFixture.answered(Z_API, new GetState(), fixture);

        assertThat(state.value()).isEqualTo(value);
        assertThat(state.raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"connected\":\"true\"} | AUTHORIZED | connected",
                "{\"connected\":true,\"smartphoneConnected\":\"false\"} | SLEEP_MODE | smartphone not connected",
                "{\"connected\":\"false\"} | NOT_AUTHORIZED | not connected",
                "\uFEFF{\"connected\":false} | NOT_AUTHORIZED | not connected",
            })
    void aFlagMayBeAText(String body, AccountState.Value value, String raw) {
        AccountState state = CommandFixture.answered(Z_API, new GetState(), 200, body);

        assertThat(state.value()).isEqualTo(value);
        assertThat(state.raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"error\":\"null not allowed\"} | UNAUTHORIZED",
                "400 | {\"error\":\"your client-token is not configured\"} | UNAUTHORIZED",
                "200 | {\"error\":\"198.51.100.2 not allowed\"} | FORBIDDEN",
                "400 | {\"error\":\"To continue sending a message, you must subscribe to this instance again\"} | SUBSCRIPTION_EXPIRED",
                "200 | {\"error\":\"NOT_FOUND\",\"message\":\"Unable to find matching target resource method\"} | NOT_FOUND",
                "200 | {\"error\":\"Instance not found\"} | NOT_FOUND",
                "200 | {} | GARBLED_REPLY",
                "200 | {\"connected\":null} | GARBLED_REPLY",
                "200 | null | GARBLED_REPLY",
                "200 | <html></html> | GARBLED_REPLY",
                "500 | {\"connected\":true} | SERVER_ERROR",
            })
    void zApisRefusalsAreDistinguished(int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(Z_API, new GetState(), status, body).kind())
                .isEqualTo(kind);
    }

    @Test
    void theWaysAreThese() {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(200, "null").answer(200, "{\"connected\":true}");
        fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), CommandFixture.TIMEOUT);
        fixture.executor.execute(CommandFixture.Z_API, new GetState(), CommandFixture.TIMEOUT);

        assertThat(fixture.asked())
                .containsExactly(
                        "GET /waInstance1101000001/getStateInstance/TOKEN",
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/status");
        assertThat(fixture.provider.requests().get(1).headers()).containsEntry("Client-Token", "F1client0token");
    }
}
