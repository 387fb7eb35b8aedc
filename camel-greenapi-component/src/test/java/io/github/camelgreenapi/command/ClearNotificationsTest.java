/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearNotificationsTest {

    private static final String CLEARED = "{\"isCleared\":true,\"reason\":\"\"}";

    private final CommandFixture fixture = new CommandFixture();

    @Test
    void theQueueIsCleared() {
        fixture.provider.answer(200, CLEARED);

        assertThat(fixture.settled(clear()).type()).isEqualTo("clearNotifications");
        assertThat(fixture.asked()).containsExactly("DELETE /waInstance1101000001/clearWebhooksQueue/TOKEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"isCleared\":false,\"reason\":\"Too many requests\",\"leftTime\":46} | RATE_LIMITED",
                "{\"isCleared\":false,\"reason\":\"custom webhook url is set\"} | BAD_REQUEST",
                "{\"isCleared\":false,\"reason\":\"something else\"} | SERVER_ERROR",
                "{\"isCleared\":false} | SERVER_ERROR",
                "{} | GARBLED_REPLY",
                "true | GARBLED_REPLY"
            })
    void theProviderMaySayThatItIsNot(String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(GREEN_API, new ClearNotifications(), 200, body)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void tooEarlySaysHowLongToWait() {
        GreenApiException failure = CommandFixture.refused(
                GREEN_API,
                new ClearNotifications(),
                200,
                "{\"isCleared\":false,\"reason\":\"Too many requests\",\"leftTime\":46}");

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(46));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aWebhookMustBeClearedFirst() {
        assertThat(CommandFixture.refused(
                        GREEN_API,
                        new ClearNotifications(),
                        200,
                        "{\"isCleared\":false,\"reason\":\"Custom webhook URL is set\"}"))
                .hasMessageContaining("clear the setting webhookUrl");
    }

    @Test
    void theSecondClearingWaitsForItsMinute() {
        fixture.provider.answer(200, CLEARED).answer(200, CLEARED);
        fixture.settled(clear());
        CompletableFuture<?> second = clear();
        fixture.timer.advance(Duration.ofSeconds(60));
        assertThat(second).isNotDone();
        fixture.timer.advance(Duration.ofSeconds(2));

        assertThat(second).isCompleted();
    }

    @Test
    void itIsNeverRepeated() {
        fixture.provider.lose();
        CompletableFuture<?> call = clear();
        fixture.timer.advance(Duration.ofMinutes(2));

        assertThat(call).isCompletedExceptionally();
        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void zApiHasNoQueue() {
        assertThatThrownBy(() ->
                        fixture.settled(fixture.executor.execute(CommandFixture.Z_API, new ClearNotifications(), null)))
                .hasMessageContaining("stop the route of webhook:greenapi:notifications");
    }

    private CompletableFuture<ClearNotifications.NotificationsCleared> clear() {
        return fixture.executor.execute(CommandFixture.GREEN_API, new ClearNotifications(), CommandFixture.TIMEOUT);
    }
}
