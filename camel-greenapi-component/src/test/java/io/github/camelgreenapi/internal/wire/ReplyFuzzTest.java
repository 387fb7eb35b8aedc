/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.internal.provider.Json;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a body is, it is a bounded tree or none. */
class ReplyFuzzTest {

    private static final long MOST = 64 * Allocation.MB;

    /** Some hundred thousand characters of what makes trees large or deep. */
    @Provide
    Arbitrary<String> floods() {
        Arbitrary<String> piece = Arbitraries.of(
                "[",
                "{\"a\":",
                "{},",
                "[],",
                "1,",
                "\"\",",
                "\"a\":1,",
                "-",
                "9",
                "\\u0000",
                "/*",
                "//",
                " ",
                "\uFEFF",
                "\u00e9");
        return Combinators.combine(
                        Arbitraries.of("", "[", "{", "\"", "{\"value\":"),
                        piece,
                        Arbitraries.frequencyOf(
                                Tuple.of(19, Arbitraries.integers().between(0, 10_000)),
                                Tuple.of(1, Arbitraries.integers().between(0, 300_000))),
                        piece,
                        Arbitraries.of("", "]", "}", "\"", "}]"))
                .as((start, one, times, other, end) -> start + one.repeat(times) + other.repeat(times % 1_000) + end);
    }

    @Property
    void aFloodIsABoundedTreeOrNone(@ForAll("floods") String body) {
        Reply reply = new Reply(200, body.getBytes(StandardCharsets.UTF_8), null);

        JsonNode json = Allocation.atMost(MOST, reply::json);

        assertThat(json).isNotNull();
        assertThat(reply.toString()).hasSizeLessThan(40);
    }

    @Property
    void bytesAreATreeOrNone(@ForAll byte[] body) {
        Reply reply = new Reply(200, body, null);

        assertThat(reply.json()).isNotNull();
        assertThat(Json.text(reply.json(), "value")).isNotNull();
        assertThat(Json.seconds(reply.json(), "value")).isNotNull();
    }

    @Property
    void aPauseIsSomeSecondsOrNone(@ForAll String header) {
        assertThat(Reply.retryAfter(header) == null || Reply.retryAfter(header).toDays() < 12)
                .isTrue();
    }
}
