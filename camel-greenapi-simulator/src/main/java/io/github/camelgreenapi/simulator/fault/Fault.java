/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import static io.github.camelgreenapi.simulator.fault.Place.FRAME;
import static io.github.camelgreenapi.simulator.fault.Place.RESPONSE;
import static io.github.camelgreenapi.simulator.fault.Place.UPGRADE;
import static io.github.camelgreenapi.simulator.fault.Place.VARIANT;

import io.github.camelgreenapi.simulator.time.DurationText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that can be made to go wrong, or to go the other way where the provider's documents contradict each other.
 */
public enum Fault {
    STATUS(
            "status:NNN",
            "That status with its documented body; `500-html`, `502-html`: a gateway's page.",
            RESPONSE,
            UPGRADE),
    STATUS_BODY("status-body:NNN:TEXT", "That status with this very body.", RESPONSE, UPGRADE),
    BODY("body:TEXT", "Status 200, or a frame, with this very text.", RESPONSE, FRAME),
    EMPTY("empty", "Status 200 with an empty body, or an empty frame.", RESPONSE, FRAME),
    NULL("null", "The JSON literal `null`, as from an instance that is still being created.", RESPONSE, FRAME),
    GARBAGE("garbage", "Random bytes.", RESPONSE, FRAME),
    STALL(
            "stall",
            "Nothing is ever answered; an open socket stays open and says nothing more.",
            RESPONSE,
            UPGRADE,
            FRAME),
    RESET("reset", "The TCP connection is reset.", RESPONSE, FRAME),
    CLOSE_MID_BODY(
            "close-mid-body",
            "The call is done, half of the response's body is sent, then the connection ends.",
            RESPONSE),
    LOST_RESPONSE("lost-response", "The call is done, then the connection ends without a response.", RESPONSE),
    CLOSE_MID_FRAME("close-mid-frame", "Half of a frame is sent, then the connection ends.", FRAME),
    DUPLICATE(
            "duplicate",
            "The frame is sent twice; the next HTTP call of the method gets this one's response once more.",
            RESPONSE,
            FRAME),
    SLOW("slow:DURATION", "The call is done at once, its response comes later; a frame comes later.", RESPONSE, FRAME),
    EXPIRED("expired", "400 as from an unpaid instance.", RESPONSE, UPGRADE),
    STARTING("starting", "400 as from an instance that is starting (GREEN-API).", RESPONSE, UPGRADE),
    ECHO_404("echo-404", "The 404 that repeats the path with the token in it (GREEN-API).", RESPONSE, UPGRADE),

    REFUSE("refuse:NNN", "The websocket handshake is refused with that status.", UPGRADE),
    TIMEOUT_WORD("timeout-word", "The time-out is called `timeout` instead of `timeoutExpired`.", VARIANT),
    ALREADY_LOGGED_AFTER_SCAN("already-logged-after-scan", "A scan is reported as `alreadyLogged`.", VARIANT),
    CLOSE_AFTER_SCAN("close-after-scan", "After a scan the socket is closed without a word.", VARIANT),
    EXTRA_AFTER_TERMINAL("extra-after-terminal", "One more QR frame follows the terminal one.", VARIANT),
    SILENT_CLOSE("silent-close", "The socket is closed without a terminal frame.", FRAME),
    UNKNOWN_TYPE(
            "unknown-type",
            "A frame of a type nobody knows comes first; as the response of `qr`, instead.",
            FRAME,
            VARIANT),
    NOT_JSON("not-json", "A text frame that is not JSON comes first.", FRAME),
    BINARY_FRAME("binary-frame", "The frame is sent as a binary message.", FRAME),
    FRAGMENTED("fragmented", "The frame is sent in several continuation frames.", FRAME),
    PASSKEY("passkey", "`passkeyRequired` with a message (GREEN-API); then the socket closes.", FRAME, VARIANT),
    PASSKEY_BARE("passkey-bare", "`passkeyRequired` without a message (GREEN-API).", FRAME, VARIANT),
    ERROR("error:TEXT", "`error` with this text (GREEN-API); then the socket closes.", FRAME, VARIANT),
    CODE_NOT_ISSUED("code-not-issued", "`getAuthorizationCode` answers `status:false`.", VARIANT),
    LONG_SYNC("long-sync:DURATION", "After the next link the account is `starting` for so long.", VARIANT),
    SETTINGS_IGNORED("settings-ignored", "`setSettings` answers true, reboots, and changes nothing.", VARIANT),
    EMPTY_QUEUE_BODY("empty-queue-body", "`receiveNotification` reports an empty queue by an empty body.", VARIANT),
    FIND_UNACKED(
            "find-unacked", "`deleteNotification` of an unknown receipt is a 500 of `findUnAckedMessage`.", VARIANT),
    ENVELOPE(
            "envelope",
            "The body is wrapped as `{\"result\":…,\"data\":…,\"error\":…}`, as partner calls are inside (GREEN-API).",
            RESPONSE),
    API_URL("api-url", "`createInstance` answers with `apiUrl` and `mediaUrl` as well (GREEN-API).", VARIANT),
    WEBHOOK_BASIC("webhook-basic", "A webhook's `Authorization` reads `Basic TOKEN` (GREEN-API).", VARIANT),
    WEBHOOK_BARE("webhook-bare", "A webhook's `Authorization` is the bare token (GREEN-API).", VARIANT),

    BARE_BASE64("bare-base64", "The QR image is bare base64, without `data:` (Z-API).", VARIANT),
    BASE64_MEMBER("base64-member", "The QR image is bare base64 in a member `base64` (Z-API).", VARIANT),
    IMAGE_BODY("image-body", "The QR image is the body itself, as `image/png` (Z-API).", VARIANT),
    DATA_URI("data-uri", "`qr-code` answers a data URI instead of the text (Z-API).", VARIANT),
    ALREADY_409("already-409", "A linked account answers QR calls with 409 (Z-API).", VARIANT),
    ALREADY_TEXT("already-text", "A linked account answers QR calls with 400 and a text (Z-API).", VARIANT),
    CODE_MEMBER("code-member", "The pairing code is in a member `code` (Z-API).", VARIANT),
    CHALLENGE("challenge", "QR and pairing code calls answer a passkey `challenge` (Z-API).", VARIANT),
    STATUS_WITHOUT_PERIOD("status-without-period", "The text in `status` has no period (Z-API).", VARIANT),
    STATUS_NULL_ERROR("status-null-error", "The `error` in `status` is null (Z-API).", VARIANT),
    STATUS_SESSION_TEXT("status-session-text", "The `session` in `status` is a text (Z-API).", VARIANT),
    DEVICE_ERROR("device-error", "`device` of an unlinked account is an error (Z-API).", VARIANT),
    BOM("bom", "The body begins with a byte order mark.", RESPONSE),
    STRINGLY("stringly", "Numbers and booleans of the body are texts.", RESPONSE),
    HTML("html", "Status 200 with a page of HTML.", RESPONSE),
    NOT_FOUND_405("not-found-405", "A wrong verb is a 405 (Z-API).", VARIANT),
    SUBSCRIPTION("subscription", "400 as from an instance whose subscription is over (Z-API).", RESPONSE),
    INSTANCE_NOT_FOUND("instance-not-found", "The instance is said not to exist (Z-API).", RESPONSE),
    CLIENT_TOKEN_400("client-token-400", "A missing `Client-Token` is refused in its 400 form (Z-API).", VARIANT),
    CLIENT_TOKEN_200("client-token-200", "A missing `Client-Token` is refused in its 200 form (Z-API).", VARIANT),
    VALUE_FALSE("value-false", "Status 200 with `{\"value\":false}` (Z-API).", RESPONSE),
    DISCONNECT_WEBHOOK(
            "disconnect-webhook", "One's own `disconnect` is followed by a DisconnectedCallback (Z-API).", VARIANT),
    MOMMENT_SECONDS("momment-seconds", "A webhook's `momment` counts seconds (Z-API).", VARIANT),
    MOMMENT_TEXT("momment-text", "A webhook's `momment` is a text (Z-API).", VARIANT),
    GZIP_WEBHOOK("gzip-webhook", "A webhook's body is gzipped (Z-API).", VARIANT),
    REPEATED_WEBHOOK("repeated-webhook", "A webhook is delivered three times (Z-API).", VARIANT);

    private final String form;
    private final String sentence;
    private final Set<Place> places;

    Fault(String form, String sentence, Place first, Place... more) {
        this.form = form;
        this.sentence = sentence;
        this.places = EnumSet.of(first, more);
    }

    /** How it is written, with its argument in capitals. */
    public String form() {
        return form;
    }

    public String sentence() {
        return sentence;
    }

    public String word() {
        return form.split(":", 2)[0];
    }

    /** Whether it can strike a response, a handshake or a frame, whichever comes. */
    boolean strikesTraffic() {
        return strikes(RESPONSE) || strikes(UPGRADE) || strikes(FRAME);
    }

    boolean strikes(Place place) {
        return places.contains(place);
    }

    /** Whether it need not wait for a frame that would be sent anyway. */
    boolean interrupts() {
        return strikes(FRAME) && this != DUPLICATE && this != SLOW && this != BINARY_FRAME && this != FRAGMENTED;
    }

    private boolean takesArgument() {
        return form.contains(":");
    }

    /**
     * @param word how it is written, without an argument: {@code close-mid-body}
     * @throws IllegalArgumentException with all that are known
     */
    public static Fault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown fault '" + word + "'; known are " + known()));
    }

    /** @throws IllegalArgumentException when this is no argument for this fault; empty is none */
    public void check(String argument) {
        if (!takesArgument() && !argument.isEmpty()) {
            throw new IllegalArgumentException("The fault '" + word() + "' takes no argument");
        }
        switch (this) {
            case STATUS -> match(argument, "[2-5]\\d\\d(-html)?");
            case STATUS_BODY -> match(argument, "(?s)[2-5]\\d\\d(:.*)?");
            case REFUSE -> match(argument, "[2-5]\\d\\d");
            case SLOW, LONG_SYNC -> DurationText.parse(argument);
            default -> {}
        }
    }

    private void match(String argument, String pattern) {
        if (!argument.matches(pattern)) {
            throw new IllegalArgumentException("Write " + form + ", NNN being a status from 200 to 599");
        }
    }

    private static String known() {
        return Arrays.stream(values()).map(Fault::form).collect(Collectors.joining(", "));
    }
}
