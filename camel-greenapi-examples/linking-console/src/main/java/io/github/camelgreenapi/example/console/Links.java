/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.github.camelgreenapi.web.LinkPages;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** One-time links for tenants. */
public final class Links {

    private static final int QUIET_ZONE = 4;
    private static final int LONGEST_MINUTES = 7 * 24 * 60;

    private final LinkPages pages;

    Links(LinkPages pages) {
        this.pages = pages;
    }

    /**
     * Opens a page, and draws its address as a QR code too, so that a tenant nearby can open it with a phone.
     *
     * @param wanted {@code minutes}, and {@code phone} when only that number may be linked
     */
    public Map<String, Object> open(
            Map<String, Object> wanted,
            @Header("instance") String instance,
            @Header(Exchange.HTTP_URL) String request) {
        Object phone = wanted.get("phone");
        boolean anybody = phone == null || phone.toString().isBlank();
        String path = pages.open(instance, Duration.ofMinutes(minutes(wanted)), anybody ? null : phone.toString());
        String address = request.replaceFirst("^(https?://[^/]+).*$", "$1") + path;
        return Map.of("path", path, "url", address, "qr", svg(address));
    }

    private static long minutes(Map<String, Object> wanted) {
        Object minutes = wanted.getOrDefault("minutes", 15);
        if (!minutes.toString().matches("\\d{1,5}") || Long.parseLong(minutes.toString()) > LONGEST_MINUTES) {
            throw new IllegalArgumentException("A link must be valid for 1 to " + LONGEST_MINUTES + " minutes");
        }
        return Long.parseLong(minutes.toString());
    }

    static String svg(String text) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The address is too long for a QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + modules.getWidth() + " "
                + modules.getHeight() + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\""
                + " fill=\"#fff\"/><path d=\"" + path + "\"/></svg>";
    }
}
