/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTextTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:30.500Z");
    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, "token", null, Map.of());

    private static RecordedChange change(String raw, Instant notBefore) {
        AccountState state =
                new AccountState(Provider.GREEN_API, "1101", AT, AccountState.Value.UNKNOWN, raw, "441234567890");
        AccountState previous = new AccountState(
                Provider.GREEN_API, "1101", AT.minusSeconds(3), AccountState.Value.BLOCKED, "blocked", null);
        return RecordedChange.undated(
                7, new StateChanged(Provider.GREEN_API, "1101", AT, previous, state, Source.poll), notBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a word", "", "\"=\n\r\u0000{}", "\u00fcber \u4e2d \ud83d\ude00"})
    void aChangeIsReadAsItWasWritten(String raw) {
        RecordedChange change = change(raw, Instant.MIN)
                .confirmed(AT.minusSeconds(20), Source.history)
                .confirmed(AT, Source.queue);

        String text = ChangeText.of(change);

        assertThat(text).matches("[\\x20-\\x7e]+");
        RecordedChange read = ChangeText.read(ACCOUNT, text).orElseThrow();
        assertThat(read.change().id()).isEqualTo(change.change().id());
        assertThat(read.state().raw()).isEqualTo(raw);
        assertThat(read.reporters()).isEqualTo(change.reporters());
        assertThat(read.trueTime()).isEqualTo(change.trueTime());
        assertThat(read.notBefore()).isEqualTo(Instant.MIN);
        assertThat(read.change().previous()).isEqualTo(change.change().previous());
    }

    @Test
    void noPhoneNumberIsWritten() {
        assertThat(ChangeText.of(change("word", null))).doesNotContain("441234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "AUTHORIZED",
                "{\"state\":\"NEW\",\"raw\":\"new\",\"source\":\"poll\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"state\":\"AUTHORIZED\",\"raw\":\"x\",\"source\":\"poll\",\"at\":\"yesterday\"}"
            })
    void anythingElseIsNoChange(String text) {
        assertThat(ChangeText.read(ACCOUNT, text)).isEmpty();
    }
}
