/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * A provider's refusal, or the failure to reach it.
 *
 * <p>Neither the message nor a cause ever holds a token, a QR code, a pairing code or the provider's raw answer; there
 * is no cause for that reason.
 */
public final class GreenApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GreenApiError kind;
    private final int statusCode;
    private final Duration retryAfter;
    private final String instance;
    private final String operation;

    /**
     * @param statusCode the HTTP status; 0 when there was none
     * @param retryAfter what the provider asked to wait; null when it did not
     * @param instance null when no account is concerned
     * @param operation what was being done; null when nothing in particular
     */
    public GreenApiException(
            GreenApiError kind,
            String message,
            int statusCode,
            Duration retryAfter,
            String instance,
            String operation) {
        super(message);
        this.kind = kind;
        this.statusCode = statusCode;
        this.retryAfter = retryAfter;
        this.instance = instance;
        this.operation = operation;
    }

    /** A failure without a reply behind it. */
    public static GreenApiException of(GreenApiError kind, String message, String instance, String operation) {
        return new GreenApiException(kind, message, 0, null, instance, operation);
    }

    public GreenApiError kind() {
        return kind;
    }

    /** The HTTP status, 0 when there was none. */
    public int statusCode() {
        return statusCode;
    }

    /** Whether the same call may succeed later with nothing changed. */
    public boolean retryable() {
        return kind.retryable();
    }

    /** How long the provider asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The instance it is about; null when no account is concerned. */
    public String instance() {
        return instance;
    }

    /** What was being done; null when nothing in particular. */
    public String operation() {
        return operation;
    }
}
