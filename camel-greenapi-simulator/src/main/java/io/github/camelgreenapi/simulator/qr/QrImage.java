/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import java.util.Map;

/** The picture of a text as a QR code, drawn when it is first looked at and only once. */
public final class QrImage {
    private static final int SIDE = 276;

    /** A fixed mask spares trying all eight of them, which is most of the work; any mask is a valid QR code. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.QR_MASK_PATTERN, 0);

    private final String text;
    private byte[] png;

    public QrImage(String text) {
        this.text = text;
    }

    public byte[] png() {
        if (png == null) {
            png = Png.of(draw());
        }
        return png.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(png());
    }

    public String dataUri() {
        return "data:image/png;base64," + base64();
    }

    private BitMatrix draw() {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE, HINTS);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("A pairing text always fits into a QR code", tooLong);
        }
    }
}
