/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Redaction;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.wire.Reply;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the tagged objects that GREEN-API's QR method and web socket send.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
public final class GreenApiFrames {

    // The provider's documentation writes passkeyRequired, its news PassKeyRequire.
    private static final String PASSKEY = "(?i)pass[-_]?key[-_]?require(d)?";

    private GreenApiFrames() {}

    /** The signal in a frame; {@link Signal.Unknown} if it is not a JSON object or has an unknown type. */
    public static Signal read(GreenApiAccount account, String text) {
        return read(account, Reply.json(text), () -> text);
    }

    /** The same for a reply, which the socket would have sent as a frame. */
    public static Signal read(GreenApiAccount account, Reply reply) {
        return read(account, reply.json(), reply::text);
    }

    private static Signal read(GreenApiAccount account, JsonNode frame, Supplier<String> text) {
        String type = Json.text(frame, "type").orElse(PlainWord.UNKNOWN);
        Optional<String> message = Json.text(frame, "message");
        return switch (type) {
            case "qrCode" ->
                message.flatMap(QrPng::picture)
                        .<Signal>map(Signal.Code::new)
                        // Called by its own type, it would be taken for a code.
                        .orElseGet(() -> unknown(account, PlainWord.UNKNOWN, text.get()));
            case "alreadyLogged" ->
                new Signal.AlreadyLinked(
                        message.map(words -> SafeText.of(account, words)).orElse(null));
            case "timeout", "timeoutExpired" -> new Signal.TimedOut();
            case "accountData" ->
                new Signal.AccountData(
                        Json.text(frame, "wid")
                                .flatMap(wid -> PlainWord.id(account, wid))
                                .orElse(null),
                        Json.text(frame, "pushname").orElse(null),
                        Json.text(frame, "webhookUrl").orElse(null),
                        Json.text(frame, "proxy").orElse(null));
            case "error" -> new Signal.Refused(failure(account, message.orElse("no reason was given")));
            default ->
                type.matches(PASSKEY) ? new Signal.PasskeyRequired(text.get()) : unknown(account, type, text.get());
        };
    }

    private static Signal unknown(GreenApiAccount account, String type, String text) {
        return new Signal.Unknown(
                PlainWord.type(account, type), Redaction.of(account).clean(text));
    }

    private static GreenApiException failure(GreenApiAccount account, String message) {
        return new GreenApiException(
                GreenApiDialect.linkError(message), SafeText.of(account, message), 0, null, account.instance(), "qr");
    }
}
