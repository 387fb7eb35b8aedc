/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import io.github.camelgreenapi.account.Report;

/**
 * An event of a linking: a new QR code, or the outcome of a session.
 *
 * <p>A session ends with exactly one event that {@linkplain #terminal() ends} it; {@link LinkStopped} may follow the
 * last session's.
 */
public sealed interface LinkEvent extends Report
        permits QrCode,
                AlreadyLinked,
                PasskeyRequired,
                Linked,
                WrongAccount,
                LinkTimedOut,
                LinkFailed,
                LinkStopped,
                UnknownLinkEvent {

    /** The session it belongs to; null for the result of a producer. */
    String session();

    /** Whether it is the last event of its session. */
    default boolean terminal() {
        return true;
    }

    /** The same for the same event, however often it is delivered. */
    default String id() {
        return (session() == null ? instance() + "-" + at().toEpochMilli() : session()) + "-" + type();
    }

    /** The {@code id}, for JSON. */
    default String getId() {
        return id();
    }
}
