/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that the provider refused or that could not be completed.
 *
 * <p>The message never contains a token, a QR code, a pairing code or the provider's raw reply. The exception has no
 * cause, because a cause could contain them.
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
     * @param retryAfter the pause that the provider asked for; null when it asked for none
     * @param instance the id of the account's instance; null when no account is concerned
     * @param operation the operation that failed; null when it is none in particular
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

    /** Returns an exception for a failure that no HTTP reply reported. */
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

    /** The pause that the provider asked for; empty when it asked for none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The id of the account's instance; null when no account is concerned. */
    public String instance() {
        return instance;
    }

    /** The operation that failed; null when it is none in particular. */
    public String operation() {
        return operation;
    }
}
