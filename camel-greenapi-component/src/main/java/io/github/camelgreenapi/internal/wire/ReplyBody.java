/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Collects the bytes of a reply, up to a size that no genuine reply reaches. */
final class ReplyBody {

    static final int LARGEST = 8 * 1024 * 1024;

    // A QR code is some 6 KB. What a reply announces beyond this is believed when it comes.
    private static final int BELIEVED = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int size;
    private final int announced;

    /** @param announced the header {@code Content-Length}; null for none */
    ReplyBody(String announced) {
        this.announced = announced != null && announced.matches("\\d{1,5}") ? Integer.parseInt(announced) : 0;
    }

    /** Takes a part; returns false if that makes the reply too large. */
    boolean add(Buffer part) {
        int length = part.length();
        if (length > LARGEST - size) {
            return false;
        }
        if (size + length > bytes.length) {
            int room = Math.max(2 * size, Math.min(announced, BELIEVED));
            bytes = Arrays.copyOf(bytes, Math.max(size + length, Math.min(room, LARGEST)));
        }
        part.getBytes(bytes, size);
        size += length;
        return true;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
