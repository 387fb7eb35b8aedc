/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.failure.GreenApiError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RebootTest {

    private static final String NEEDS_RESTORING = Fixture.of(Z_API, "status-restore-session.json");

    private final CommandFixture fixture = new CommandFixture();

    @Test
    void greenApiRestarts() {
        assertThat(CommandFixture.answered(GREEN_API, new Reboot(), 200, "{\"isReboot\": true}")
                        .type())
                .isEqualTo("reboot");
        assertThat(CommandFixture.refused(GREEN_API, new Reboot(), 200, "{\"isReboot\": false}")
                        .kind())
                .isEqualTo(GreenApiError.SERVER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-connected.json", "status-not-connected-recorded.json"})
    void zApiRestarts(String status) {
        fixture.provider.answer("status", 200, Fixture.of(Z_API, status)).answer("restart", 200, "{\"value\":true}");

        assertThat(fixture.settled(giveZ())).isNotNull();
        assertThat(methods()).containsExactly("status", "restart");
    }

    @Test
    void aSessionThatNeedsRestoringIsRestored() {
        fixture.provider.answer("status", 200, NEEDS_RESTORING).answer("restore-session", 200, "{\"value\":true}");

        assertThat(fixture.settled(giveZ())).isNotNull();
        assertThat(methods()).containsExactly("status", "restore-session");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"value\":false}",
                "200 | {\"error\":\"NOT_FOUND\",\"message\":\"Unable to find matching target resource method\"}",
                "405 | {}",
                "404 | <html></html>",
                "200 | OK",
            })
    void whereRestoringIsGoneItIsRestarted(int status, String body) {
        fixture.provider
                .answer("status", 200, NEEDS_RESTORING)
                .answer("restore-session", status, body)
                .answer("restart", 200, "{\"value\":true}");

        assertThat(fixture.settled(giveZ())).isNotNull();
        assertThat(methods()).containsExactly("status", "restore-session", "restart");
    }

    @Test
    void aLostAnswerToRestoringIsNotFollowedByARestart() {
        fixture.provider.answer("status", 200, NEEDS_RESTORING).lose("restore-session");

        assertThat(giveZ()).isCompletedExceptionally();
        assertThat(methods()).containsExactly("status", "restore-session");
    }

    private CompletableFuture<Reboot.Rebooted> giveZ() {
        return fixture.executor.execute(CommandFixture.Z_API, new Reboot(), CommandFixture.TIMEOUT);
    }

    private List<String> methods() {
        return fixture.asked().stream()
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .toList();
    }
}
