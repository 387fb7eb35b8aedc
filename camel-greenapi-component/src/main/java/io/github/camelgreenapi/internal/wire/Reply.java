/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a provider answered, read as leniently as providers write.
 *
 * @param retryAfter null when not told
 */
public record Reply(int status, byte[] body, Duration retryAfter) {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Reply {
        body = body == null ? new byte[0] : body;
    }

    /**
     * The header {@code Retry-After} in seconds; null for its other form, a date, which no provider was seen to send.
     */
    static Duration retryAfter(String header) {
        return header != null && header.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : null;
    }

    public boolean successful() {
        return status / 100 == 2;
    }

    /** The body as text, without byte order mark and surrounding space. */
    public String text() {
        return trimmed(new String(body, StandardCharsets.UTF_8));
    }

    /** The body as JSON; a missing node when it is empty or no JSON. The content type is no guide. */
    public JsonNode json() {
        return json(text());
    }

    /** A text as JSON; a missing node when it is empty or no JSON. */
    public static JsonNode json(String text) {
        String trimmed = trimmed(text);
        if (trimmed.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return LENIENT.readTree(trimmed);
        } catch (JsonProcessingException e) {
            // The providers answer with plain text and HTML too: that is no failure here.
            return MissingNode.getInstance();
        }
    }

    private static String trimmed(String text) {
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
    }

    /** The body is hidden, for providers echo the token in it. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
