/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.wire;

/** No reply came. It has no cause, because the messages of network libraries may quote the address with its token. */
public final class LostConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean late;

    private LostConnection(String message, boolean late) {
        super(message, null, false, false);
        this.late = late;
    }

    /** The time for the reply ran out. */
    public static LostConnection late() {
        return new LostConnection("no answer in time", true);
    }

    /** The connection could not be made, or broke. */
    public static LostConnection because(Throwable cause) {
        return new LostConnection(cause.getClass().getSimpleName(), false);
    }

    public static LostConnection because(String reason) {
        return new LostConnection(reason, false);
    }

    /** Whether the time ran out, rather than the connection failing. */
    public boolean isLate() {
        return late;
    }
}
