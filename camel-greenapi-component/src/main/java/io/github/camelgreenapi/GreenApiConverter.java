/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.QrCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;

/**
 * Converts a QR code to its PNG and every other body to JSON, where a file, an HTTP response or the like needs bytes.
 */
@Converter(generateLoader = true)
public final class GreenApiConverter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GreenApiConverter() {}

    @Converter
    public static byte[] toBytes(QrCode code) {
        return code.png();
    }

    @Converter
    public static InputStream toInputStream(QrCode code) {
        return new ByteArrayInputStream(code.png());
    }

    @Converter
    public static byte[] toBytes(Report report) throws JsonProcessingException {
        return JSON.writeValueAsBytes(report);
    }

    @Converter
    public static InputStream toInputStream(Report report) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(report));
    }
}
