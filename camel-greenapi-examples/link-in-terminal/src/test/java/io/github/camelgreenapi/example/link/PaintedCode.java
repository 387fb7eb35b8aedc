/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;

/** Reads the QR code in what a program has printed, as a phone would from a terminal. */
final class PaintedCode {

    private static final String COLOURS = "\u001b\\[[0-9;]*m";
    private static final int PIXELS = 4;

    private PaintedCode() {}

    /** The text inside the only code among these lines. */
    static String read(List<String> printed) throws ReaderException {
        List<String> rows = printed.stream()
                .map(line -> line.replaceAll(COLOURS, ""))
                .filter(line -> line.matches("[ ▀▄█]{20,}"))
                .toList();
        int width = rows.get(0).length() * PIXELS;
        int height = rows.size() * 2 * PIXELS;
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int module = i / width / PIXELS;
            char halves = rows.get(module / 2).charAt(i % width / PIXELS);
            boolean dark = halves == '█' || halves == (module % 2 == 0 ? '▀' : '▄');
            pixels[i] = dark ? 0 : 0xFFFFFF;
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
