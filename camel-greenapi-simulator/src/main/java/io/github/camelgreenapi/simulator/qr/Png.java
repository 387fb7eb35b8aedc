/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.qr;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws the modules of a QR code as a <a href="https://www.w3.org/TR/png-3/">PNG</a>, one bit a pixel. It takes a tenth
 * of the time of {@code ImageIO} and needs no {@code java.desktop}, which matters when a thousand accounts link at
 * once.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ONE_BIT_GREY = {1, 0, 0, 0, 0};
    private static final byte NO_FILTER = 0;
    private static final byte WHITE = (byte) 0xff;

    /** How many modules have to stay white around a QR code. */
    private static final int MARGIN = 4;

    private Png() {}

    /** A picture of so many pixels a side, in which the modules are as large as its margin allows. */
    static byte[] of(ByteMatrix modules, int side) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(2048);
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(side)
                        .putInt(side)
                        .put(ONE_BIT_GREY)
                        .array());
        chunk(png, "IDAT", deflated(scanLines(modules, side)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] scanLines(ByteMatrix modules, int side) {
        int scale = side / (modules.getWidth() + 2 * MARGIN);
        int offset = (side - scale * modules.getWidth()) / 2;
        int stride = 1 + (side + 7) / 8;
        byte[] lines = new byte[stride * side];
        for (int y = 0; y < side; y++) {
            lines[y * stride] = NO_FILTER;
            Arrays.fill(lines, y * stride + 1, (y + 1) * stride, WHITE);
        }
        for (int row = 0; row < modules.getHeight(); row++) {
            int first = (offset + row * scale) * stride;
            drawRow(modules.getArray()[row], scale, offset, lines, first + 1);
            for (int copy = 1; copy < scale; copy++) {
                System.arraycopy(lines, first, lines, first + copy * stride, stride);
            }
        }
        return lines;
    }

    private static void drawRow(byte[] modules, int scale, int offset, byte[] lines, int begin) {
        for (int x = 0; x < modules.length * scale; x++) {
            if (modules[x / scale] == 1) {
                int pixel = offset + x;
                lines[begin + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
            }
        }
    }

    private static byte[] deflated(byte[] lines) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(lines);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
            byte[] part = new byte[2048];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
