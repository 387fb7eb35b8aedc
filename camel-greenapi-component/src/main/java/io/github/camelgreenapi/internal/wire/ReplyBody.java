/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.util.Arrays;

/** Collects the bytes of a reply, up to a size that no genuine reply reaches. */
final class ReplyBody {

    static final int LARGEST = 8 * 1024 * 1024;

    // A QR code is some 6 KB. What a reply announces beyond this is believed when it comes.
    private static final int BELIEVED = 16 * 1024;
    private static final int MOST_DIGITS = 5;
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int size;
    private final int announced;

    /** @param announced the header {@code Content-Length}; null for none */
    ReplyBody(String announced) {
        this.announced = announced == null ? 0 : number(announced);
    }

    /** A number of at most five digits; 0 for anything else. */
    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9' || i == MOST_DIGITS) {
                return 0;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** Takes a part; returns false if that makes the reply too large. */
    boolean add(Buffer part) {
        int length = part.length();
        if (length > LARGEST - size) {
            return false;
        }
        if (size == 0 && length == announced && part instanceof BufferImpl whole && isAll(whole.byteBuf())) {
            bytes = whole.byteBuf().array();
            size = length;
            return true;
        }
        if (size + length > bytes.length) {
            int room = Math.max(2 * size, Math.min(announced, BELIEVED));
            bytes = Arrays.copyOf(bytes, Math.max(size + length, Math.min(room, LARGEST)));
        }
        part.getBytes(bytes, size);
        size += length;
        return true;
    }

    // Vert.x copies each part into an array of its own; when that is all of the reply, another copy is not needed.
    private static boolean isAll(ByteBuf content) {
        return content.hasArray()
                && content.arrayOffset() == 0
                && content.readerIndex() == 0
                && content.array().length == content.readableBytes();
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
