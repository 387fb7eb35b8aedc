/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestAuthorizationCodeTest {

    private static final RequestAuthorizationCode REQUEST =
            new RequestAuthorizationCode(new PhoneNumber("441234567890"));

    @Test
    void greenApiIssuesACode() {
        AuthorizationCode code =
                CommandFixture.answered(GREEN_API, REQUEST, 200, "{ \"status\": true, \"code\": \"GAPI2015\" }");

        assertThat(code.code()).isEqualTo("GAPI2015");
        assertThat(code.displayCode()).isEqualTo("GAPI-2015");
        assertThat(Duration.between(code.at(), code.expiresAt())).isEqualTo(Duration.ofSeconds(150));
        assertThat(code).asString().doesNotContain("2015");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":false,\"code\":\"\"}",
                "{\"status\":false,\"code\":\"GAPI2015\"}",
                "{\"status\":\"false\",\"code\":null}",
                "{\"status\":true,\"code\":\"\"}",
                "{\"status\":true}",
                "{\"status\":true,\"code\":\"Try again later\"}",
                "{}"
            })
    void aBodyOf200CanBeAFailure(String body) {
        assertThat(CommandFixture.refused(GREEN_API, REQUEST, 200, body).kind())
                .isEqualTo(GreenApiError.CODE_NOT_ISSUED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": \"A1B2C3D4E5\"} | A1B2C3D4E5 | A1B2C-3D4E5",
                "{\"value\": \"ABCD-EFGH\"} | ABCD-EFGH | ABCD-EFGH",
                "{\"code\": \"123456\"} | 123456 | 123-456",
                "{\"code\": 123456} | 123456 | 123-456",
                "{\"value\": \"\", \"code\": \"ABCDEFGH\"} | ABCDEFGH | ABCD-EFGH",
                "{\"phoneCode\": \"ABCDEFGH\"} | ABCDEFGH | ABCD-EFGH",
                "{\"pairingCode\": \"ABCDEFGH\"} | ABCDEFGH | ABCD-EFGH",
            })
    void zApiIssuesACodeOfAnyLengthUnderAnyOfItsNames(String body, String code, String shown) {
        AuthorizationCode issued = CommandFixture.answered(Z_API, REQUEST, 200, body);

        assertThat(issued.code()).isEqualTo(code);
        assertThat(issued.displayCode()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"connected\":true} | ALREADY_LINKED",
                "200 | {\"value\":\"You are already connected.\"} | ALREADY_LINKED",
                "400 | {\"error\":\"You are already connected.\"} | ALREADY_LINKED",
                "409 | {} | ALREADY_LINKED",
                "200 | {\"value\":true} | CODE_NOT_ISSUED",
                "200 | {\"value\":null} | CODE_NOT_ISSUED",
                "200 | {} | CODE_NOT_ISSUED",
                "200 | OK | GARBLED_REPLY",
                "403 | {\"error\":\"Client-Token null not allowed\"} | UNAUTHORIZED",
            })
    void zApiSaysWhyThereIsNone(int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(Z_API, REQUEST, status, body).kind()).isEqualTo(kind);
    }

    @Test
    void aPasskeyIsNamedAsTheReason() {
        assertThat(CommandFixture.refused(Z_API, REQUEST, 200, Fixture.of(Z_API, "passkey-challenge.json")))
                .hasMessageContaining("passkey")
                .hasMessageNotContaining("dGhl");
    }

    @Test
    void thePhoneIsANumberAtOneAndPartOfThePathAtTheOther() {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(200, "{}").answer(200, "{}");
        fixture.executor.execute(CommandFixture.GREEN_API, REQUEST, CommandFixture.TIMEOUT);
        fixture.executor.execute(CommandFixture.Z_API, REQUEST, CommandFixture.TIMEOUT);

        assertThat(fixture.asked())
                .containsExactly(
                        "POST /waInstance1101000001/getAuthorizationCode/TOKEN {\"phoneNumber\":441234567890}",
                        "GET /instances/3C01A1B2C3D4E5F60718293A4B5C6D7E/token/TOKEN/phone-code/441234567890");
    }
}
