/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The forms in which providers send a QR code. A JPEG is turned into a PNG when somebody asks for it, because decoding
 * it takes time.
 */
final class QrPng {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int SIDE = 276;
    private static final int SHORTEST_CONTENT = 20;
    // A larger picture is not a QR code, and decoding it could exhaust the heap.
    private static final int WIDEST = 1_000;
    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_SCAN = (byte) 0xDA;
    // A progressive JPEG of a camera has ten scans or so.
    private static final int MOST_SCANS = 20;
    // A decoded picture takes some megabytes.
    private static final Semaphore DECODING = new Semaphore(2);
    private static final int LONGEST_WAIT_SECONDS = 5;

    private QrPng() {}

    /** The picture in a base64 text, with or without a {@code data:} prefix; empty when it holds none. */
    static Optional<byte[]> picture(String text) {
        String stripped = text.strip();
        String base64 = stripped.startsWith("data:") ? stripped.substring(stripped.indexOf(',') + 1) : stripped;
        return decoded(Base64.getDecoder(), base64)
                // The decoder for MIME skips what does not belong there, such as line breaks, but takes much longer.
                .or(() -> decoded(Base64.getMimeDecoder(), base64))
                .flatMap(QrPng::picture);
    }

    private static Optional<byte[]> decoded(Base64.Decoder decoder, String base64) {
        try {
            return Optional.of(decoder.decode(base64));
        } catch (IllegalArgumentException e) {
            // It is not Base64, so it is not a picture.
            return Optional.empty();
        }
    }

    /** The picture in these bytes, PNG or JPEG; empty when they hold none. */
    static Optional<byte[]> picture(byte[] bytes) {
        return isPng(bytes) || startsWith(bytes, JPEG) ? Optional.of(bytes) : Optional.empty();
    }

    static boolean isPng(byte[] picture) {
        return startsWith(picture, PNG);
    }

    /**
     * A picture as PNG; decoding a JPEG may take a tenth of a second. Empty when it is broken, or larger than a code.
     */
    static Optional<byte[]> png(byte[] picture) {
        if (isPng(picture)) {
            return Optional.of(picture);
        }
        if (scans(picture) > MOST_SCANS) {
            return Optional.empty();
        }
        try {
            if (!DECODING.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return converted(picture);
        } finally {
            DECODING.release();
        }
    }

    /** How often a decoder goes through the picture; a progressive JPEG may have any number of scans. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            if (jpeg[i - 1] == MARKER && jpeg[i] == START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static Optional<byte[]> converted(byte[] jpeg) {
        // ImageIO's own choice of stream would put the picture, a credential, into a file on the way.
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
            try {
                reader.setInput(input, true, true);
                return reader.getWidth(0) > WIDEST || reader.getHeight(0) > WIDEST
                        ? Optional.empty()
                        : Optional.of(png(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // How the decoder reports a broken picture depends on where it is broken.
            return Optional.empty();
        }
    }

    /** The picture of a code whose text the provider sent; empty when that cannot be the text of a code. */
    static Optional<byte[]> drawn(String content) {
        // What is short or has spaces is a word to a person, such as "You are already connected."
        if (!content.matches("\\S{" + SHORTEST_CONTENT + ",}")) {
            return Optional.empty();
        }
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(content, BarcodeFormat.QR_CODE, SIDE, SIDE, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
            BufferedImage image =
                    new BufferedImage(modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            return Optional.of(png(image));
        } catch (WriterException e) {
            // It is too long for a code.
            return Optional.empty();
        }
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
