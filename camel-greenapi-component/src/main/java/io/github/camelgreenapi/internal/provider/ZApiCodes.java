/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Redaction;
import io.github.camelgreenapi.internal.wire.Reply;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the replies of Z-API's QR methods, in all forms that its documentation and its users report.
 *
 * @see <a href="https://developer.z-api.io/en/instance/qr-code-image">QR code image</a>
 */
public final class ZApiCodes {

    private static final int CONFLICT = 409;
    private static final int LONGEST_SENTENCE = 200;

    private ZApiCodes() {}

    /** What a reply says; empty when it says nothing about linking, so that it is a complaint or not ready yet. */
    public static Optional<Signal> read(GreenApiAccount account, Reply reply) {
        JsonNode body = reply.json();
        if (body.hasNonNull("challenge")) {
            return Optional.of(new Signal.PasskeyRequired(Redaction.of(account).clean(reply.text())));
        }
        if (linkedAlready(reply)) {
            return Optional.of(new Signal.AlreadyLinked(Json.text(body, "error")
                    .map(words -> SafeText.of(account, words))
                    .orElse(null)));
        }
        if (!reply.successful()) {
            return Optional.empty();
        }
        return QrPng.picture(reply.body())
                .or(() -> Json.text(body, "value", "base64", "image").flatMap(ZApiCodes::picture))
                .or(() -> body.isTextual() ? picture(body.textValue()) : QrPng.picture(reply.text()))
                .map(Signal.Code::new);
    }

    /** Whether the account is linked, in whichever way a QR or code method says so. */
    public static boolean linkedAlready(Reply reply) {
        JsonNode body = reply.json();
        if (Json.yes(body, "connected") || reply.status() == CONFLICT) {
            return true;
        }
        String words = body.isObject()
                ? Json.text(body, "error", "value", "message").orElse("")
                : reply.body().length <= LONGEST_SENTENCE ? reply.text() : "";
        return words.toLowerCase(Locale.ROOT).contains("already connected");
    }

    // The newer documentation promises a data URI, the older one the text inside the code.
    private static Optional<byte[]> picture(String value) {
        return QrPng.picture(value).or(() -> value.startsWith("data:") ? Optional.empty() : QrPng.drawn(value));
    }
}
