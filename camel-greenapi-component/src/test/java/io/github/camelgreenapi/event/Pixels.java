/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture of a QR code as a provider would make it, and as a phone would see it. */
final class Pixels {

    final BufferedImage image;

    Pixels(BufferedImage image) {
        this.image = image;
    }

    static Pixels of(String content, int side) {
        try {
            BitMatrix modules = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, side, side);
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            return new Pixels(image);
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Each module a square of so many pixels; true is dark. */
    static Pixels of(boolean[][] modules, int scale) {
        BufferedImage image =
                new BufferedImage(modules[0].length * scale, modules.length * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, modules[y / scale][x / scale] ? 0 : 0xFFFFFF);
            }
        }
        return new Pixels(image);
    }

    Pixels resized(int side) {
        BufferedImage other = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = other.createGraphics();
        pen.drawImage(image.getScaledInstance(side, side, Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        return new Pixels(other);
    }

    /** The light pixels become transparent, over a black ground as most decoders fill in. */
    Pixels withoutGround() {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                other.setRGB(x, y, new Color(image.getRGB(x, y)).getRed() == 0 ? 0xFF000000 : 0);
            }
        }
        return new Pixels(other);
    }

    byte[] png() {
        return encoded("png");
    }

    byte[] encoded(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What a phone reads, wherever in the picture the code is. */
    String scanned() {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("No code was found in the picture", e);
        }
    }
}
