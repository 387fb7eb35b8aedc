/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * A frame with a picture of the usual size, whose last bytes say when it was sent.
 *
 * <p>The time is that of {@link System#nanoTime()}, which all processes of a Linux machine share. It also makes each
 * picture a new one, as each QR code is.
 */
public final class Frame {

    // 5.9 KB in base64, as GREEN-API's pictures are; a multiple of 3, so that the time can be appended.
    private static final int PICTURE = 4_410;
    private static final int TIME = 12;
    private static final int TIME_IN_BASE64 = TIME / 3 * 4;
    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String BEGIN = "{\"type\":\"qrCode\",\"message\":\"" + picture();
    private static final String END = "\"}";

    private Frame() {}

    private static String picture() {
        byte[] picture = new byte[PICTURE];
        new Random(1).nextBytes(picture);
        System.arraycopy(PNG_BEGINS, 0, picture, 0, PNG_BEGINS.length);
        return Base64.getEncoder().encodeToString(picture);
    }

    /** A frame that is sent now. */
    public static String now() {
        byte[] time =
                ByteBuffer.allocate(TIME).putLong(System.nanoTime()).putInt(0).array();
        return BEGIN + new String(Base64.getEncoder().encode(time), StandardCharsets.ISO_8859_1) + END;
    }

    /** How long ago the frame was sent, in nanoseconds; reads the frame's last characters only. */
    public static long age(String frame) {
        int end = frame.length() - END.length();
        byte[] time = Base64.getDecoder().decode(frame.substring(end - TIME_IN_BASE64, end));
        return System.nanoTime() - ByteBuffer.wrap(time).getLong();
    }

    /** How long ago the frame with this picture was sent, in nanoseconds. */
    public static long age(byte[] picture) {
        return System.nanoTime() - ByteBuffer.wrap(picture).getLong(picture.length - TIME);
    }
}
