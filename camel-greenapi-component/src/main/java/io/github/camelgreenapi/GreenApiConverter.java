/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.event.QrCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;

/** Converts a QR code to its PNG, so that routes can write it to a file. */
@Converter(generateLoader = true)
public final class GreenApiConverter {

    private GreenApiConverter() {}

    @Converter
    public static byte[] toBytes(QrCode code) {
        return code.png();
    }

    @Converter
    public static InputStream toInputStream(QrCode code) {
        return new ByteArrayInputStream(code.png());
    }
}
