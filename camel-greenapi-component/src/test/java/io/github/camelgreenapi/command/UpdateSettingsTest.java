/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSettingsTest {

    private static final Duration WITHIN = Duration.ofMinutes(6);
    private static final String SAVED = "{\"saveSettings\":true}";

    private final CommandFixture fixture = new CommandFixture();

    private CompletableFuture<Map<String, Object>> give(GreenApiAccount account, Map<String, Object> changes) {
        return fixture.executor.execute(account, new UpdateSettings(changes, WITHIN), CommandFixture.TIMEOUT);
    }

    @Test
    void settingsAreReadBackUntilTheyAreInForce() {
        fixture.provider
                .answer("setSettings", 200, SAVED)
                .answer("getSettings", 200, "{\"stateWebhook\":\"no\"}")
                .answer("getSettings", 400, "instance in starting process try later")
                .lose("getSettings")
                .answer("getSettings", 200, "{\"stateWebhook\":\"yes\",\"webhookUrlToken\":\"secret\"}");
        CompletableFuture<Map<String, Object>> call = give(CommandFixture.GREEN_API, Map.of("stateWebhook", "yes"));
        assertThat(call).isNotDone();
        fixture.timer.advance(Duration.ofSeconds(10));

        assertThat(fixture.settled(call)).containsEntry("stateWebhook", "yes").containsEntry("webhookUrlToken", "***");
        assertThat(fixture.asked().get(0))
                .isEqualTo("POST /waInstance1101000001/setSettings/TOKEN {\"stateWebhook\":\"yes\"}");
        assertThat(fixture.provider.count("setSettings")).isEqualTo(1);
    }

    @Test
    void settingsThatNeverComeIntoForceAreAFailureWithTheirNames() {
        fixture.provider.answer("setSettings", 200, SAVED);
        for (int i = 0; i < 120; i++) {
            fixture.provider.answer("getSettings", 200, "{\"webhookUrlToken\":\"former\"}");
        }
        Instant start = fixture.timer.now();
        CompletableFuture<Map<String, Object>> call =
                give(CommandFixture.GREEN_API, Map.of("webhookUrlToken", "secret"));
        Instant[] end = new Instant[1];
        call.whenComplete((answer, failure) -> end[0] = fixture.timer.now());
        fixture.timer.advance(Duration.ofMinutes(7));

        assertThatThrownBy(() -> fixture.settled(call))
                .isInstanceOfSatisfying(GreenApiException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(GreenApiError.SETTINGS_NOT_APPLIED))
                .hasMessageContaining("webhookUrlToken")
                .hasMessageNotContaining("secret");
        assertThat(Duration.between(start, end[0])).isBetween(WITHIN.minusSeconds(5), WITHIN);
    }

    @Test
    void aProviderThatIsSilentDoesNotMakeItLonger() {
        fixture.provider.answer("setSettings", 200, SAVED);
        for (int i = 0; i < 120; i++) {
            fixture.provider.stall("getSettings");
        }
        CompletableFuture<Map<String, Object>> call = give(CommandFixture.GREEN_API, Map.of("stateWebhook", "yes"));
        fixture.timer.advance(WITHIN);

        assertThat(call).isCompletedExceptionally();
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void aFailureThatDoesNotPassEndsTheReading() {
        fixture.provider.answer("setSettings", 200, SAVED).answer("getSettings", 403, "");

        assertThatThrownBy(() -> fixture.settled(give(CommandFixture.GREEN_API, Map.of("stateWebhook", "yes"))))
                .hasFieldOrPropertyWithValue("kind", GreenApiError.FORBIDDEN);
    }

    @Test
    void withinZeroNothingIsReadBack() {
        fixture.provider.answer("setSettings", 200, SAVED);
        Map<String, Object> told = fixture.settled(fixture.executor.execute(
                CommandFixture.GREEN_API,
                new UpdateSettings(Map.of("webhookUrlToken", "secret", "autoTyping", 5), Duration.ZERO),
                CommandFixture.TIMEOUT));

        assertThat(told).containsEntry("webhookUrlToken", "***").containsEntry("autoTyping", 5);
        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"saveSettings\":false} | SERVER_ERROR", "{} | GARBLED_REPLY", "OK | GARBLED_REPLY"})
    void aRefusalUnder200IsAFailure(String body, GreenApiError kind) {
        fixture.provider.answer(200, body);

        assertThatThrownBy(() -> fixture.settled(give(CommandFixture.GREEN_API, Map.of("stateWebhook", "yes"))))
                .hasFieldOrPropertyWithValue("kind", kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"yes\""})
    void aConfirmationMayBeAFlagOrAText(String yes) {
        fixture.provider
                .answer("setSettings", 200, "{\"saveSettings\":" + yes + "}")
                .answer("getSettings", 200, "{\"stateWebhook\":\"yes\"}");

        assertThat(fixture.settled(give(CommandFixture.GREEN_API, Map.of("stateWebhook", true))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000, 3000", "\"3000\", 3000", "true, \"yes\"", "\"no\", false", "\"\", null"})
    void aValueIsTheSameInEitherSpelling(String written, String read) throws Exception {
        Object value = new com.fasterxml.jackson.databind.ObjectMapper().readValue(written, Object.class);
        fixture.provider.answer("setSettings", 200, SAVED).answer("getSettings", 200, "{\"setting\":" + read + "}");

        assertThat(give(CommandFixture.GREEN_API, Map.of("setting", value))).isCompleted();
    }

    @Test
    void zApiHasOneAddressForEachEvent() {
        fixture.provider
                .answer("update-webhook-connected", 200, "{\"value\":true}")
                .answer("update-webhook-disconnected", 200, "")
                .answer(
                        "me",
                        200,
                        "{\"connectedCallbackUrl\":\"https://h/1\",\"disconnectedCallbackUrl\":\"https://h/1\"}");
        CompletableFuture<Map<String, Object>> call = give(CommandFixture.Z_API, Map.of("webhookUrl", "https://h/1"));
        fixture.timer.advance(Duration.ofSeconds(1));

        assertThat(call).isCompleted();
        assertThat(fixture.asked())
                .containsExactly(
                        "PUT /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/update-webhook-connected {\"value\":\"https://h/1\"}",
                        "PUT /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/update-webhook-disconnected {\"value\":\"https://h/1\"}",
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/me");
    }

    @Test
    void zApisAddressesCanBeSetOneByOne() {
        fixture.provider
                .answer("update-webhook-disconnected", 200, "{\"value\":true}")
                .answer("me", 200, "{\"connectedCallbackUrl\":null,\"disconnectedCallbackUrl\":\"https://h/2\"}");

        assertThat(give(CommandFixture.Z_API, Map.of("disconnectedWebhookUrl", "https://h/2")))
                .isCompleted();
        assertThat(fixture.provider.count("update-webhook-connected")).isZero();
    }

    @Test
    void nullClearsAnAddressAtZApi() {
        fixture.provider
                .answer("update-webhook-connected", 200, "{\"value\":true}")
                .answer("me", 200, "{\"connectedCallbackUrl\":null}");
        Map<String, Object> changes = new LinkedHashMap<>(Collections.singletonMap("connectedWebhookUrl", null));

        assertThat(give(CommandFixture.Z_API, changes)).isCompleted();
        assertThat(fixture.asked().get(0)).endsWith(" {\"value\":\"\"}");
    }

    @Test
    void zApiRefusesAnyOtherKeyByName() {
        assertThatThrownBy(() ->
                        fixture.settled(give(CommandFixture.Z_API, Map.of("webhookUrl", "x", "stateWebhook", "yes"))))
                .hasFieldOrPropertyWithValue("kind", GreenApiError.UNSUPPORTED)
                .hasMessageEndingWith(
                        "it sets webhookUrl, connectedWebhookUrl, disconnectedWebhookUrl, but not stateWebhook");
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void valueFalseIsAFailure() {
        fixture.provider.answer("update-webhook-connected", 200, "{\"value\":false}");

        assertThatThrownBy(() -> fixture.settled(give(CommandFixture.Z_API, Map.of("webhookUrl", "x"))))
                .hasFieldOrPropertyWithValue("kind", GreenApiError.SERVER_ERROR);
        assertThat(fixture.provider.count("update-webhook-disconnected")).isZero();
    }

    @Test
    void anEmptyChangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpdateSettings(Map.of(), WITHIN))
                .withMessageContaining("at least one setting");
    }

    @Test
    void itsChangesCannotBeChangedFromOutside() {
        Map<String, Object> changes = new LinkedHashMap<>(Map.of("stateWebhook", "yes"));
        UpdateSettings command = new UpdateSettings(changes, WITHIN);
        changes.clear();

        assertThat(command.changes()).containsKey("stateWebhook");
        assertThatThrownBy(() -> command.changes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
