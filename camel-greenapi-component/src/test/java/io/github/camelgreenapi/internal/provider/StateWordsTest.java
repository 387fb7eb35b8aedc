/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateWordsTest {

    @ParameterizedTest
    @CsvSource({
        "authorized, AUTHORIZED",
        "notAuthorized, NOT_AUTHORIZED",
        "starting, STARTING",
        "blocked, BLOCKED",
        "suspended, SUSPENDED",
        "yellowCard, SUSPENDED",
        "sleepMode, SLEEP_MODE",
        "pendingCode, UNKNOWN",
        "pendingPassword, UNKNOWN",
        "'', UNKNOWN",
    })
    void greenApisWordsMeanThis(String word, AccountState.Value value) {
        assertThat(StateWords.greenApi(word)).isEqualTo(value);
    }
}
