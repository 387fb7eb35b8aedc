/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture of a QR code, read with ZXing. */
record QrDecoder(byte[] bytes) {

    // A QR code is some hundred pixels wide; a larger picture is not one, and decoding it could exhaust the heap.
    private static final int WIDEST = 1_000;

    // A decoded picture takes some ten megabytes, and routes may read many at a time.
    private static final Semaphore DECODING = new Semaphore(2);

    String content() {
        DECODING.acquireUninterruptibly();
        try {
            return decoded();
        } finally {
            DECODING.release();
        }
    }

    private String decoded() {
        BufferedImage picture = picture();
        int width = picture.getWidth();
        int height = picture.getHeight();
        LuminanceSource pixels =
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(pixels));
        try {
            return read(bitmap, Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.PURE_BARCODE, true));
        } catch (ReaderException e) {
            // The picture is not module by module as it was drawn: it was scaled, or went through JPEG.
        }
        try {
            return read(bitmap, Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.TRY_HARDER, true));
        } catch (ReaderException e) {
            throw unreadable();
        }
    }

    private static String read(BinaryBitmap bitmap, Map<DecodeHintType, ?> hints) throws ReaderException {
        return new QRCodeReader().decode(bitmap, hints).getText();
    }

    private BufferedImage picture() {
        // ImageIO's own choice of stream would put the picture, a credential, into a file on the way.
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                if (reader.getWidth(0) > WIDEST || reader.getHeight(0) > WIDEST) {
                    throw unreadable();
                }
                return onWhite(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unreadable();
        }
    }

    // Transparent pixels would count as black.
    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = flat.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return flat;
    }

    // The cause is left out: the messages of decoders may quote what they read.
    private static GreenApiException unreadable() {
        return new GreenApiException(
                GreenApiError.GARBLED_REPLY, "The picture cannot be read as a QR code", 0, null, null, "qr");
    }

    @Override
    public String toString() {
        return "QrPicture[" + bytes.length + " bytes]";
    }
}
