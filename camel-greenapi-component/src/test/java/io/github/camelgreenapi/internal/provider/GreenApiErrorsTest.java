/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GREEN-API's answers complain of, each in a form that was documented or reported. */
class GreenApiErrorsTest {

    private static final Dialect DIALECT = Dialect.of(Provider.GREEN_API);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | instance in starting process try later | INSTANCE_STARTING",
                "400 | \"Instance in starting process try later\" | INSTANCE_STARTING",
                "400 | instance is starting or not authorized | INSTANCE_STARTING",
                "400 | instance account not authorized | NOT_LINKED",
                "400 | Instance account is expired. Renew your instance from personal area | SUBSCRIPTION_EXPIRED",
                "400 | {\"message\":\"Instance account is expired.\"} | SUBSCRIPTION_EXPIRED",
                "400 | Instance is deleted | NOT_FOUND",
                "400 | custom webhook url is set | BAD_REQUEST",
                "400 | Bad Request Validation failed | BAD_REQUEST",
                "400 | Unexpected token _ in JSON at position 12 | BAD_REQUEST",
                "400 | Parameter idInstance not an integer | BAD_REQUEST",
                "401 | Unauthorized | UNAUTHORIZED",
                "401 | `` | UNAUTHORIZED",
                "403 | Forbidden | FORBIDDEN",
                "404 | Not Found | NOT_FOUND",
                "405 | `` | NOT_FOUND",
                "407 | `` | FORBIDDEN",
                "302 | `` | NOT_FOUND",
                "408 | `` | TIMEOUT",
                "413 | `` | BAD_REQUEST",
                "429 | `` | RATE_LIMITED",
                "429 | Too Many Requests | RATE_LIMITED",
                "469 | `` | BAD_REQUEST",
                "499 | Client Closed Request | TIMEOUT",
                "500 | Cannot read properties of undefined (reading 'findUnAckedMessage') | SERVER_ERROR",
                "503 | `` | SERVER_ERROR",
                "504 | `` | TIMEOUT",
                "200 | {\"code\":401,\"description\":\"Unauthorized\"} | UNAUTHORIZED",
                "200 | {\"code\":\"401\",\"description\":\"Unauthorized\"} | UNAUTHORIZED",
                "200 | {\"code\":403,\"description\":\"Forbidden\"} | FORBIDDEN",
                "200 | {\"code\":404,\"description\":\"Not found\"} | NOT_FOUND",
                "200 | {\"code\":500,\"description\":\"\u00a0oops\"} | SERVER_ERROR",
                "200 | {\"status\":false,\"reason\":\"instance is starting or not authorized\"} | INSTANCE_STARTING",
            })
    void aRefusalIsDistinguished(int status, String body, GreenApiError kind) {
        assertThat(error(status, body)).map(ProviderError::kind).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"stateInstance\":\"authorized\"}",
                "{\"status\":false,\"code\":\"\"}",
                "{\"status\":true,\"code\":\"GAPI2018\"}",
                "{\"result\":false,\"reason\":\"\"}",
                "{\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"}",
                "<html>200 and yet no JSON</html>"
            })
    void whatIsNoRefusalIsLeftToItsReader(String body) {
        assertThat(error(200, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota-exceeded-466.json", "correspondents-exceeded-466.json"})
    void aUsedUpQuotaNamesNoChat(String fixture) {
        Optional<ProviderError> error = error(466, Fixture.of(Provider.GREEN_API, fixture));

        assertThat(error).contains(ProviderError.of(GreenApiError.QUOTA_EXCEEDED));
    }

    @Test
    void aGatewaysPageIsAServerError() {
        assertThat(error(502, Fixture.of(Provider.GREEN_API, "bad-gateway-502.html")))
                .contains(ProviderError.of(GreenApiError.SERVER_ERROR));
    }

    @Test
    void theTokenThatA404EchoesIsNotPassedOn() {
        String echo = Fixture.of(Provider.GREEN_API, "not-found-echoing-the-token-404.json");

        assertThat(error(404, echo))
                .get()
                .asString()
                .contains("NOT_FOUND", "apiUrl")
                .doesNotContain("d75b3a66");
    }

    @Test
    void aWebhookInTheWayIsNamedWithTheWayOut() {
        assertThat(error(400, "custom webhook url is set")).get().asString().contains("webhookUrl", "updateSettings");
    }

    @ParameterizedTest
    @CsvSource({
        "'Instance has auth. You need to make log out', LOGOUT_REQUIRED",
        "'instance has auth. you need to make log out.', LOGOUT_REQUIRED",
        "'instance account already authorized', ALREADY_LINKED",
        "'instance in starting process try later', INSTANCE_STARTING",
        "'Multi-device beta not joined', SERVER_ERROR",
        "'', SERVER_ERROR",
    })
    void anErrorWhileLinkingIsKnownByItsWords(String message, GreenApiError kind) {
        assertThat(GreenApiDialect.linkError(message)).isEqualTo(kind);
    }

    private static Optional<ProviderError> error(int status, String body) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return DIALECT.error(new Reply(status, bytes, null));
    }
}
