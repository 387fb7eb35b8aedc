/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetAccountTest {

    @ParameterizedTest
    @ValueSource(strings = {"wa-settings.json", "wa-settings-of-july-2026-with-a-number.json"})
    void greenApisPhoneIsATextOrANumber(String fixture) {
        GetAccount.AccountInfo info = CommandFixture.answered(GREEN_API, new GetAccount(), fixture);

        assertThat(info.phone()).isEqualTo("79001234567");
        assertThat(info.wid()).isEqualTo("79001234567@c.us");
        assertThat(info.deviceId()).isEqualTo("79001234567:8@s.whatsapp.net");
        assertThat(info.avatar()).startsWith("https://");
        assertThat(info.state()).isIn("authorized", "suspended");
    }

    @Test
    void withoutALinkGreenApiReportsTheStateOnly() {
        GetAccount.AccountInfo info =
                CommandFixture.answered(GREEN_API, new GetAccount(), "wa-settings-not-linked.json");

        assertThat(info)
                .isEqualTo(new GetAccount.AccountInfo(
                        GREEN_API, "1101000001", info.at(), null, null, null, null, null, "notAuthorized"));
    }

    @Test
    void thePhoneIsAlsoFoundInTheDevice() {
        GetAccount.AccountInfo info = CommandFixture.answered(
                GREEN_API, new GetAccount(), 200, "{\"deviceId\":\"79001234567:8@s.whatsapp.net\"}");

        assertThat(info.phone()).isEqualTo("79001234567");
    }

    @Test
    void zApiReportsTheDevice() {
        GetAccount.AccountInfo info = CommandFixture.answered(Z_API, new GetAccount(), "device.json");

        assertThat(info.phone()).isEqualTo("5544999999999");
        assertThat(info.wid()).isEqualTo("5544999999999@c.us");
        assertThat(info.pushname()).isEqualTo("Bia");
        assertThat(info.avatar()).isEqualTo("https://pps.whatsapp.net/2.jpg");
        assertThat(info.deviceId()).isEqualTo("175");
        assertThat(info.state()).isNull();
    }

    @Test
    void withoutALinkZApiReportsNothing() {
        GetAccount.AccountInfo info = CommandFixture.answered(Z_API, new GetAccount(), "device-not-linked.json");

        assertThat(info.phone()).isNull();
        assertThat(info.wid()).isNull();
        assertThat(info.pushname()).isNull();
    }

    @Test
    void orItSaysSo() {
        assertThat(CommandFixture.refused(Z_API, new GetAccount(), 200, "{\"error\":\"You are not connected.\"}")
                        .kind())
                .isEqualTo(GreenApiError.NOT_LINKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "OK"})
    void whatIsNoObjectIsGarbled(String body) {
        assertThat(CommandFixture.refused(GREEN_API, new GetAccount(), 200, body)
                        .kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
        assertThat(CommandFixture.refused(Z_API, new GetAccount(), 200, body).kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
    }
}
