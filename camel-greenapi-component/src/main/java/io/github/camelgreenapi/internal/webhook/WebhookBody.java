/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.internal.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Reads the body posted to a webhook, compressed or not, up to a size that no genuine notification reaches. */
public final class WebhookBody {

    /** The most bytes that are read, before and after decompression. */
    public static final int LARGEST = 1024 * 1024;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private WebhookBody() {}

    /** The body is larger than {@link #LARGEST}. */
    public static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException() {
            super("The body is larger than " + LARGEST + " bytes");
        }
    }

    /**
     * The JSON; a missing node for a body that is not JSON. The first bytes show whether it is compressed; headers may
     * lie.
     */
    public static JsonNode read(InputStream posted) throws IOException {
        byte[] bytes = bounded(posted);
        if (bytes.length > 1 && (bytes[0] & 0xff) == GZIP_FIRST && (bytes[1] & 0xff) == GZIP_SECOND) {
            try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = bounded(inflated);
            }
        }
        return Reply.json(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BodyTooLargeException();
        }
        return bytes;
    }
}
