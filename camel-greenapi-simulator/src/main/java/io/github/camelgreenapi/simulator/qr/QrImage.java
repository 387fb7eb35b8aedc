/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Base64;
import java.util.Map;

/** The picture of a text as a QR code, drawn when it is first looked at and only once. */
public final class QrImage {

    private static final int SIDE = 276;

    /** A fixed mask spares trying all eight of them, which is most of the work; any mask is a valid QR code. */
    private static final Map<EncodeHintType, Object> HINTS = Map.of(EncodeHintType.QR_MASK_PATTERN, 0);

    private final String text;
    private byte[] png;

    public QrImage(String text) {
        this.text = text;
    }

    public byte[] png() {
        if (png == null) {
            png = Png.of(modules(text), SIDE);
        }
        return png.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(png());
    }

    public String dataUri() {
        return "data:image/png;base64," + base64();
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.L, HINTS).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("A pairing text always fits into a QR code", e);
        }
    }
}
