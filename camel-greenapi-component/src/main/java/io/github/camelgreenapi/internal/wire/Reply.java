/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A provider's reply, read as leniently as providers write. */
public final class Reply {

    // A tree takes many times the room of its text; no honest reply comes near these.
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxTokenCount(200_000)
            .build();
    private static final JsonMapper LENIENT = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int status;
    private final byte[] body;
    private final Duration retryAfter;
    private volatile JsonNode json;
    private volatile boolean tooLargeATree;

    /**
     * @param body null for none
     * @param retryAfter null when the provider did not ask for a pause
     */
    public Reply(int status, byte[] body, Duration retryAfter) {
        this.status = status;
        this.body = body == null ? new byte[0] : body;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body;
    }

    /** The pause that the provider asked for; null when it did not. */
    public Duration retryAfter() {
        return retryAfter;
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

    /**
     * The body as JSON, parsed once; a missing node when it is empty or not JSON, or too large a tree. The content type
     * is not considered.
     */
    public JsonNode json() {
        JsonNode parsed = json;
        if (parsed == null) {
            parsed = parse();
            json = parsed;
        }
        return parsed;
    }

    /** Whether the body begins as JSON, but is nested too deep or has too many parts to be read. */
    public boolean isTooLargeATree() {
        json();
        return tooLargeATree;
    }

    private JsonNode parse() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return LENIENT.readTree(body);
        } catch (StreamConstraintsException e) {
            tooLargeATree = true;
            return MissingNode.getInstance();
        } catch (IOException e) {
            // Perhaps the bytes are not UTF-8, which a text replaces;
            // otherwise it is not JSON, as the text shows again.
            return json(text());
        }
    }

    /** A text as JSON; a missing node when it is empty or not JSON, or too large a tree. */
    public static JsonNode json(String text) {
        String trimmed = trimmed(text);
        if (trimmed.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return LENIENT.readTree(trimmed);
        } catch (JsonProcessingException e) {
            // The providers answer with plain text and HTML too: that is not a failure here.
            return MissingNode.getInstance();
        }
    }

    private static String trimmed(String text) {
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
    }

    /** The body is hidden, because providers echo the token in it. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
