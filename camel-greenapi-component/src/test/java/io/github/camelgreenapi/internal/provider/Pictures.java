/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import javax.imageio.ImageIO;

/** A QR code in the picture formats that providers may send. */
public final class Pictures {

    public static final String CONTENT = "2@Fq3vR8sT1uW5xY9zA2bC4dE6,key=,identity=,secret=";
    public static final byte[] PNG = drawn("png", 276);
    public static final byte[] JPEG = drawn("jpg", 276);

    /** As small as a code of {@link #CONTENT} can be read from. */
    public static final byte[] SMALL_PNG = drawn("png", 82);

    public static final byte[] SMALL_JPEG = drawn("jpg", 82);

    private Pictures() {}

    private static byte[] drawn(String format, int side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BitMatrix modules = new QRCodeWriter().encode(CONTENT, BarcodeFormat.QR_CODE, side, side);
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            ImageIO.write(image, format, bytes);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The text inside a code. */
    public static String contentOf(byte[] png) {
        return new QrCode(Provider.Z_API, "3C01", null, png, 1, Instant.EPOCH, Instant.EPOCH).content();
    }
}
