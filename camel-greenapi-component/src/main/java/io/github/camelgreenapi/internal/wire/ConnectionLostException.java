/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

/** No reply came. It has no cause, because the messages of network libraries may quote the address with its token. */
public final class ConnectionLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean late;

    private ConnectionLostException(String message, boolean late) {
        super(message, null, false, false);
        this.late = late;
    }

    /** The time for the reply ran out. */
    public static ConnectionLostException late() {
        return new ConnectionLostException("no answer in time", true);
    }

    /** The connection could not be made, or broke. */
    public static ConnectionLostException because(Throwable cause) {
        return new ConnectionLostException(cause.getClass().getSimpleName(), false);
    }

    public static ConnectionLostException because(String reason) {
        return new ConnectionLostException(reason, false);
    }

    /** Whether the time ran out, rather than the connection failing. */
    public boolean isLate() {
        return late;
    }
}
