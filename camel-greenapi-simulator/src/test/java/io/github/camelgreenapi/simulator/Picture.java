/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads QR pictures. ZXing takes them as pure: its search for a code in a photograph misses one in a hundred. */
public final class Picture {

    private Picture() {}

    /** @return the text inside a QR code that is a base64 PNG */
    public static String read(String base64) {
        try {
            byte[] png = Base64.getDecoder().decode(base64);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(276);
            assertThat(image.getHeight()).isEqualTo(276);
            int[] pixels = image.getRGB(0, 0, 276, 276, null, 0, 276);
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(276, 276, pixels))),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException | NotFoundException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
