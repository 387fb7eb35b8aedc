/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * A QR code to scan with the phone. It is a credential: the first phone that scans it gets linked.
 *
 * @param session null when it is the result of a producer
 * @param png the picture as the provider sent it
 * @param sequence 1 for a session's first code, then counting up
 * @param expiresAt when WhatsApp stops accepting it, at the latest: 20 seconds after {@code receivedAt}, because the
 *     provider does not report the age of a code
 * @see <a href="https://green-api.com/en/docs/api/account/QR/">GREEN-API: QR</a>
 * @see <a href="https://developer.z-api.io/en/instance/qrcode">Z-API: Get QRCode</a>
 */
public record QrCode(
        Provider provider,
        String instance,
        String session,
        byte[] png,
        long sequence,
        Instant receivedAt,
        Instant expiresAt)
        implements LinkEvent {

    public QrCode {
        png = png.clone();
    }

    @Override
    public String type() {
        return "qrCode";
    }

    @Override
    public String getProvider() {
        return provider.id();
    }

    @Override
    public String getAt() {
        return receivedAt.toString();
    }

    @Override
    public Instant at() {
        return receivedAt;
    }

    @Override
    public boolean terminal() {
        return false;
    }

    @Override
    public String id() {
        return LinkEvent.super.id() + "-" + sequence;
    }

    /** The picture as PNG bytes, a copy. */
    @Override
    public byte[] png() {
        return png.clone();
    }

    /** The PNG in base64, without a prefix. */
    public String base64() {
        return Base64.getEncoder().encodeToString(png);
    }

    /** The PNG as an address for {@code <img src>}. */
    public String dataUri() {
        return "data:image/png;base64," + base64();
    }

    /**
     * The text inside the QR code.
     *
     * @throws GreenApiException {@code GARBLED_REPLY} when the picture cannot be read as a QR code
     */
    public String content() {
        return new QrDecoder(png).content();
    }

    /**
     * The code drawn for a terminal with half-block characters and a quiet zone. Its colours are set by ANSI sequences
     * to black on white, so that a phone reads it from a dark and a light terminal alike; each line ends with a
     * newline.
     *
     * @throws GreenApiException {@code GARBLED_REPLY} when the picture cannot be read as a QR code
     */
    public String text() {
        return new QrDrawing(content()).text();
    }

    /**
     * The code as an SVG document, a unit a module, with a quiet zone.
     *
     * @throws GreenApiException {@code GARBLED_REPLY} when the picture cannot be read as a QR code
     */
    public String svg() {
        return new QrDrawing(content()).svg();
    }

    /** {@code receivedAt} in ISO 8601, for JSON. */
    public String getReceivedAt() {
        return receivedAt.toString();
    }

    /** {@code expiresAt} in ISO 8601, for JSON. */
    public String getExpiresAt() {
        return expiresAt.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QrCode that
                && provider == that.provider
                && instance.equals(that.instance)
                && Objects.equals(session, that.session)
                && Arrays.equals(png, that.png)
                && sequence == that.sequence
                && receivedAt.equals(that.receivedAt)
                && expiresAt.equals(that.expiresAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, instance, session, Arrays.hashCode(png), sequence);
    }

    /** The picture is hidden. */
    @Override
    public String toString() {
        return "QrCode[" + provider + ":" + instance + " number " + sequence + " expires " + expiresAt + "]";
    }
}
