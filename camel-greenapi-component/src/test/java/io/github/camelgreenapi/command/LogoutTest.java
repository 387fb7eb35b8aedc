/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutTest {

    private static final String CONNECTED = "{\"connected\":true}";
    private static final String DISCONNECTED = "{\"connected\":false,\"error\":\"You are not connected.\"}";

    private final CommandFixture fixture = new CommandFixture();

    @ParameterizedTest
    @ValueSource(strings = {"{\"isLogout\": true}", "{\"isLogout\":\"true\"}", "{\"isLogout\":\"yes\",\"more\":1}"})
    void greenApiSaysThatItIsDone(String body) {
        assertThat(CommandFixture.answered(GREEN_API, new Logout(), 200, body).type())
                .isEqualTo("logout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"isLogout\":false} | SERVER_ERROR", "{} | GARBLED_REPLY", "OK | GARBLED_REPLY"})
    void greenApiMaySayOtherwise(String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(GREEN_API, new Logout(), 200, body).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"value\":true}", "{}", "OK", "null"})
    void zApisStateDecidesWhateverItAnswered(String body) {
        fixture.provider.answer("disconnect", 200, body).answer("status", 200, DISCONNECTED);

        assertThat(fixture.settled(giveZ()).instance()).isEqualTo(CommandFixture.Z_API.instance());
        assertThat(fixture.asked())
                .containsExactly(
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/disconnect",
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/status");
    }

    @Test
    void theStateIsAskedAgainUntilItIsSo() {
        fixture.provider
                .answer("disconnect", 200, "{\"value\":true}")
                .answer("status", 200, CONNECTED)
                .answer("status", 200, "{\"connected\":true,\"smartphoneConnected\":false}")
                .answer("status", 200, DISCONNECTED);
        CompletableFuture<Logout.LoggedOut> call = giveZ();
        assertThat(call).isNotDone();
        fixture.timer.advance(Duration.ofSeconds(2));

        assertThat(call).isCompleted();
        assertThat(fixture.provider.count("disconnect")).isEqualTo(1);
    }

    @Test
    void anAccountThatStaysLinkedIsAFailureInTheEnd() {
        fixture.provider.answer("disconnect", 200, "{\"value\":true}");
        for (int i = 0; i < 20; i++) {
            fixture.provider.answer("status", 200, CONNECTED);
        }
        CompletableFuture<Logout.LoggedOut> call = giveZ();
        fixture.timer.advance(Duration.ofSeconds(20));

        assertThatThrownBy(() -> fixture.settled(call))
                .isInstanceOfSatisfying(GreenApiException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(GreenApiError.SERVER_ERROR))
                .hasMessageContaining("still linked");
    }

    @Test
    void valueFalseIsAFailureAtOnce() {
        assertThat(CommandFixture.refused(Z_API, new Logout(), 200, "{\"value\":false}")
                        .kind())
                .isEqualTo(GreenApiError.SERVER_ERROR);
    }

    @Test
    void anAccountThatIsNotLinkedSaysSo() {
        assertThat(CommandFixture.refused(Z_API, new Logout(), 400, "{\"error\":\"You are not connected.\"}")
                        .kind())
                .isEqualTo(GreenApiError.NOT_LINKED);
    }

    private CompletableFuture<Logout.LoggedOut> giveZ() {
        return fixture.executor.execute(CommandFixture.Z_API, new Logout(), CommandFixture.TIMEOUT);
    }
}
