/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** Decoding a picture costs a bounded time. */
class QrPngTest {

    private static byte[] progressive(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Pictures.JPEG));
    }

    /** The same picture with its last scan again and again. */
    private static byte[] withScans(byte[] jpeg, int more) {
        int scan = jpeg.length - 2;
        while (jpeg[scan] != (byte) 0xFF || jpeg[scan + 1] != (byte) 0xDA) {
            scan--;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, scan);
        for (int i = 0; i <= more; i++) {
            bytes.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        bytes.writeBytes(Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length));
        return bytes.toByteArray();
    }

    @Test
    void aProgressiveJpegIsAPicture() throws IOException {
        assertThat(QrPng.png(progressive(image())))
                .hasValueSatisfying(png -> assertThat(Pictures.contentOf(png)).isEqualTo(Pictures.CONTENT));
    }

    @Test
    void aJpegOfAThousandScansIsNotDecoded() throws IOException {
        byte[] jpeg = withScans(progressive(new BufferedImage(1_000, 1_000, BufferedImage.TYPE_INT_RGB)), 1_000);

        assertThat(QrPng.picture(jpeg)).isPresent();
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(1), () -> assertThat(QrPng.png(jpeg)).isEmpty());
    }

    @Test
    void aJpegThatIsLargerThanACodeIsNotDecoded() throws IOException {
        byte[] jpeg = progressive(new BufferedImage(1_001, 10, BufferedImage.TYPE_INT_RGB));

        assertThat(QrPng.png(jpeg)).isEmpty();
    }
}
