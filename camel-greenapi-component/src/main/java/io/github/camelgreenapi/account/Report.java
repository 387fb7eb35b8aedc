/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.io.Serializable;
import java.time.Instant;

/**
 * The base of all bodies: an event or the result of a command, about one account at one time.
 *
 * <p>The {@code get} methods are what JSON libraries see; they spell times in ISO 8601 and providers by their word, so
 * that {@code marshal().json()} needs no further set-up.
 */
public interface Report extends Serializable {

    /** The event type, or the operation's name for results of commands. */
    String type();

    Provider provider();

    String instance();

    /** When it happened, as far as that is known; otherwise when it was learnt. */
    Instant at();

    default String getType() {
        return type();
    }

    default String getInstance() {
        return instance();
    }

    // Each record declares these two itself: JSON libraries prefer a record's own accessor to a getter it inherits.

    /** The provider's word. */
    String getProvider();

    /** {@code at} in ISO 8601. */
    String getAt();
}
