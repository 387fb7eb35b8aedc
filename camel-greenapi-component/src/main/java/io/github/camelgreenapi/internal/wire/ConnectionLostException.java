/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

/**
 * No usable reply arrived. It has no cause, because the messages of network libraries may quote the address with its
 * token.
 */
public final class ConnectionLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private enum Kind {
        BROKEN,
        LATE,
        GARBLED,
        REJECTED,
        DISTRUSTED
    }

    private final Kind kind;
    private final transient Reply beginning;

    private ConnectionLostException(String message, Kind kind) {
        this(message, kind, null);
    }

    private ConnectionLostException(String message, Kind kind, Reply beginning) {
        super(message, null, false, false);
        this.kind = kind;
        this.beginning = beginning;
    }

    /** The time for the reply ran out. */
    public static ConnectionLostException late() {
        return new ConnectionLostException("no reply in time", Kind.LATE);
    }

    /** The connection could not be made, or broke. */
    public static ConnectionLostException because(Throwable cause) {
        return TlsFailure.in(cause)
                .map(reason -> new ConnectionLostException(reason, Kind.DISTRUSTED))
                .orElseGet(() -> because(cause.getClass().getSimpleName()));
    }

    public static ConnectionLostException because(String reason) {
        return new ConnectionLostException(reason, Kind.BROKEN);
    }

    /** The server sent something that is not HTTP, or that exceeds a bound which no honest reply exceeds. */
    public static ConnectionLostException garbled(String reason) {
        return new ConnectionLostException(reason, Kind.GARBLED);
    }

    /** The reply exceeds the bound for a body; what came before that is kept. */
    public static ConnectionLostException tooLarge(String reason, Reply beginning) {
        return new ConnectionLostException(reason, Kind.GARBLED, beginning);
    }

    /** The request was not sent, because too many requests of the account wait for a connection already. */
    public static ConnectionLostException rejected(String reason) {
        return new ConnectionLostException(reason, Kind.REJECTED);
    }

    /** Whether the time ran out. */
    public boolean isLate() {
        return kind == Kind.LATE;
    }

    /** Whether the reply could not be read; the same request would meet the same reply. */
    public boolean isGarbled() {
        return kind == Kind.GARBLED;
    }

    /** Whether TLS failed for a reason that another try does not cure. */
    public boolean isDistrusted() {
        return kind == Kind.DISTRUSTED;
    }

    /** The beginning of a reply that is too large; null for other failures. */
    public Reply beginning() {
        return beginning;
    }

    /** Whether the request was not sent because too many of its account wait. */
    public boolean isRejected() {
        return kind == Kind.REJECTED;
    }
}
