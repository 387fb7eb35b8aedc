/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \r\n",
                "\uFEFF",
                "<html><body>502 Bad Gateway</body></html>",
                "Unauthorized",
                "{\"a\":",
                "{\"a\":1}{\"a\":2}",
                "{'a':1}",
                "{\"a\":1,}",
                "NaN"
            })
    void whatIsNoJsonIsMissingAndNoFailure(String body) {
        assertThat(reply(200, body).json().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "\uFEFF{\"a\":1}",
                "\n\t {\"a\":1} \r\n",
                "{\"a\":1} // Deprecated",
                "/* sample */ {\"a\": /* one */ 1}"
            })
    void jsonIsReadWithAMarkSpaceAndComments(String body) {
        assertThat(reply(200, body).json().path("a").intValue()).isEqualTo(1);
    }

    @Test
    void theLiteralNullIsNotNothing() {
        assertThat(reply(200, "null").json().isNull()).isTrue();
        assertThat(reply(200, "null").json().isMissingNode()).isFalse();
    }

    @Test
    void nestingWithoutEndIsMissing() {
        assertThat(reply(200, "[".repeat(100_000)).json().isMissingNode()).isTrue();
    }

    @Test
    void aTreeThatIsTooLargeIsMissing() {
        String many = "{},".repeat(100_000);

        assertThat(reply(200, "[" + many + "{}]").json().isMissingNode()).isTrue();
        assertThat(Reply.json("[" + many + "{}]").isMissingNode()).isTrue();
    }

    @Test
    void theBodyIsParsedOnce() {
        Reply reply = reply(200, "{\"a\":1}");

        assertThat(reply.json()).isSameAs(reply.json());
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        byte[] latin = "{\"a\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new Reply(200, latin, null).json().path("a").asText()).startsWith("caf");
    }

    @Test
    void aReplyMayHaveNoBody() {
        Reply reply = new Reply(204, null, null);

        assertThat(reply.body()).isEmpty();
        assertThat(reply.text()).isEmpty();
        assertThat(reply.successful()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, true", "204, true", "199, false", "302, false", "400, false", "500, false"})
    void onlyTheTwoHundredsAreSuccessful(int status, boolean successful) {
        assertThat(reply(status, "").successful()).isEqualTo(successful);
    }

    @Test
    void itsBodyIsHidden() {
        assertThat(reply(404, "Cannot GET /token")).hasToString("Reply[404, 17 bytes]");
    }

    private static Reply reply(int status, String body) {
        return new Reply(status, body.getBytes(StandardCharsets.UTF_8), null);
    }
}
