/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetSettingsTest {

    @Test
    void thePublishedSampleIsReadDespiteItsComments() {
        Map<String, Object> settings =
                CommandFixture.answered(GREEN_API, new GetSettings(), "settings-as-published-with-comments.json");

        assertThat(settings)
                .hasSize(24)
                .containsEntry("wid", "79001234567@c.us")
                .containsEntry("delaySendMessagesMilliseconds", 3000)
                .containsEntry("webhookUrl", "https://mysite.com/webhook/green-api/")
                .containsEntry("stateWebhook", "yes");
    }

    @Test
    void secretsReadAsStars() {
        Map<String, Object> green =
                CommandFixture.answered(GREEN_API, new GetSettings(), "settings-as-published-with-comments.json");
        Map<String, Object> z = CommandFixture.answered(Z_API, new GetSettings(), "me.json");

        assertThat(green).containsEntry("webhookUrlToken", "***");
        assertThat(z).containsEntry("token", "***").containsEntry("paymentStatus", "paid");
    }

    @Test
    void aSecretThatIsNotSetReadsEmpty() {
        Map<String, Object> settings =
                CommandFixture.answered(GREEN_API, new GetSettings(), 200, "{\"webhookUrlToken\":\"\"}");

        assertThat(settings).containsEntry("webhookUrlToken", "");
    }

    @Test
    void aSettingMayBeNull() {
        Map<String, Object> settings = CommandFixture.answered(Z_API, new GetSettings(), "me.json");

        assertThat(settings).containsEntry("connectedCallbackUrl", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "OK", "{\"wid\":"})
    void whatIsNoObjectIsGarbled(String body) {
        assertThat(CommandFixture.refused(GREEN_API, new GetSettings(), 200, body)
                        .kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
    }
}
