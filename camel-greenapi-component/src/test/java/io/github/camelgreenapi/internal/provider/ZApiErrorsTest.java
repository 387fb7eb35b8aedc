/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Z-API's answers complain of, each in a form that was documented or recorded. */
class ZApiErrorsTest {

    private static final Dialect DIALECT = Dialect.of(Provider.Z_API);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"error\":\"null not allowed\"}",
                "400 | {\"error\":\"null not allowed\"}",
                "400 | {\"error\":\"your client-token is not configured\"}",
                "400 | {\"error\":\"Your Client-Token is not configured.\"}",
                "403 | {\"error\":\"Client-Token null not allowed\"}",
                "403 | {\"error\":\"Client-Token F1client0token not allowed\"}",
                "403 | {\"error\":\"F1client0token not allowed\"}",
                "403 | {\"message\":\"Client-Token null not allowed\"}",
                "403 | Client-Token null not allowed",
                "401 | {\"error\":\"Client-Token null not allowed\"}",
                "401 | {}",
            })
    void aMissingOrWrongClientTokenIsNamedByItsOptionAndNotShown(int status, String body) {
        ProviderError error = error(status, body).orElseThrow();

        assertThat(error.kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(error.advice()).contains("clientToken").doesNotContain("F1client0token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "[203.0.113.7]", "2001:db8::1", "[2001:DB8::1]"})
    void anAddressThatIsNotAllowedIsNoMatterOfTokens(String address) {
        ProviderError error =
                error(200, "{\"error\":\"" + address + " not allowed\"}").orElseThrow();

        assertThat(error.kind()).isEqualTo(GreenApiError.FORBIDDEN);
        assertThat(error.advice()).contains("allowed addresses").doesNotContain("clientToken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"To continue sending a message, you must subscribe to this instance again\"} | SUBSCRIPTION_EXPIRED",
                "200 | {\"error\":\"To continue sending a message, you must subscribe to this instance again.\"} | SUBSCRIPTION_EXPIRED",
                "400 | {\"error\":\"instance is not paid\"} | SUBSCRIPTION_EXPIRED",
                "400 | {\"error\":\"Instance not found\"} | NOT_FOUND",
                "200 | {\"error\":\"Instance not found\"} | NOT_FOUND",
                "200 | {\"error\":\"NOT_FOUND\",\"message\":\"Unable to find matching target resource method\"} | NOT_FOUND",
                "405 | {\"error\":\"Method not allowed\"} | NOT_FOUND",
                "405 | {} | NOT_FOUND",
                "404 | {} | NOT_FOUND",
                "400 | {\"error\":\"You are already connected.\"} | ALREADY_LINKED",
                "400 | {\"error\":\"You are not connected.\"} | NOT_LINKED",
                "400 | {\"error\":\"You need to restore the session.\"} | NOT_LINKED",
                "200 | {\"error\":{\"code\":7}} | SERVER_ERROR",
                "200 | {\"error\":true} | SERVER_ERROR",
                "415 | {} | BAD_REQUEST",
                "403 | {} | FORBIDDEN",
                "407 | {} | FORBIDDEN",
                "302 | {} | NOT_FOUND",
                "408 | {} | TIMEOUT",
                "429 | {} | RATE_LIMITED",
                "400 | {\"error\":\"Too many requests\"} | RATE_LIMITED",
                "500 | <html>oops</html> | SERVER_ERROR",
                "504 | <html>oops</html> | TIMEOUT",
            })
    void aRefusalIsKnownByItsWordsBeforeItsStatus(int status, String body, GreenApiError kind) {
        assertThat(error(status, body)).map(ProviderError::kind).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":true}",
                "{\"value\":true,\"error\":null}",
                "{\"value\":true,\"error\":\"\"}",
                "{\"value\":true,\"error\":false}",
                "{\"value\":true,\"error\":{}}",
                "{\"success\":true}",
                "",
                "OK"
            })
    void whatIsNoRefusalIsLeftToItsReader(String body) {
        assertThat(error(200, body)).isEmpty();
    }

    @Test
    void theWrongPathIsNamedByTheOptionThatHoldsIt() {
        assertThat(error(200, "{\"error\":\"NOT_FOUND\",\"message\":\"Unable to find\"}"))
                .get()
                .asString()
                .contains("apiUrl");
    }

    private static Optional<ProviderError> error(int status, String body) {
        return DIALECT.error(new Reply(status, body.getBytes(StandardCharsets.UTF_8), null));
    }
}
