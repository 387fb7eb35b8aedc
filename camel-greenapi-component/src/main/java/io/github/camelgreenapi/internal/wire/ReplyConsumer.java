/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Gathers a reply, up to a size that no honest reply has. */
final class ReplyConsumer extends AbstractAsyncResponseConsumer<Reply, byte[]> {

    private static final int LARGEST = 8 * 1024 * 1024;

    ReplyConsumer() {
        super(new Body());
    }

    @Override
    protected Reply buildResult(HttpResponse response, byte[] body, ContentType contentType) {
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new Reply(response.getCode(), body, retryAfter == null ? null : Reply.retryAfter(retryAfter.getValue()));
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // Only the final response counts.
    }

    private static final class Body extends AbstractBinAsyncEntityConsumer<byte[]> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

        @Override
        protected void streamStart(ContentType contentType) {
            bytes.reset();
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
            if (bytes.size() + source.remaining() > LARGEST) {
                throw new IOException("The reply is larger than " + LARGEST + " bytes");
            }
            byte[] part = new byte[source.remaining()];
            source.get(part);
            bytes.writeBytes(part);
        }

        @Override
        protected byte[] generateContent() {
            return bytes.toByteArray();
        }

        @Override
        public void releaseResources() {
            bytes.reset();
        }
    }
}
