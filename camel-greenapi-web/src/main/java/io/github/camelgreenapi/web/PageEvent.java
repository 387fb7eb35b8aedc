/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An event that a page shows.
 *
 * @param seq counts the events of a page from 1
 * @param until when a credential in it stops to be of use; null when it holds none
 * @param members its further members, as in its JSON
 */
record PageEvent(long seq, String type, Instant until, Map<String, Object> members) {

    static final String STARTED = "started";
    static final String QR_CODE = "qrCode";
    static final String SYNCHRONISING = "synchronising";
    static final String LINKED = "accountData";
    static final String STOPPED = "stopped";
    static final String LOGGED_OUT = "loggedOut";
    static final String ERROR = "error";
    static final String CODE_REQUESTED = "codeRequested";
    static final String CODE = "authorizationCode";
    static final String CODE_REFUSED = "codeRefused";

    // What happens to a code that is typed says nothing about the one that is scanned.
    private static final Set<String> OF_TYPED_CODES = Set.of(CODE_REQUESTED, CODE, CODE_REFUSED);
    // A QR session may end, and another begin, while a code is being typed.
    private static final Set<String> OF_QR_SESSIONS =
            Set.of(STARTED, QR_CODE, SYNCHRONISING, STOPPED, ERROR, "timeoutExpired");

    /** Whether the other event, being later, makes this one's credential worthless. */
    boolean isWithdrawnBy(PageEvent later) {
        return switch (type) {
            case QR_CODE -> !OF_TYPED_CODES.contains(later.type);
            case CODE -> !OF_QR_SESSIONS.contains(later.type);
            default -> false;
        };
    }

    boolean isExpired(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** Hides the members, because one may be a credential. */
    @Override
    public String toString() {
        return "PageEvent[" + seq + " " + type + "]";
    }
}
