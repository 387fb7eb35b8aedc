/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Instant;

/**
 * A notification about one account, read as far as delivery requires.
 *
 * @param type its kind in the provider's own word
 * @param id the same for the same notification, however often the provider sends it
 * @param at when it happened; when it was received, if the provider does not say
 * @param receiptId names it in its queue; null when it came by webhook
 * @param wid the WhatsApp id of the account; null when it names none
 * @param body a {@link io.github.camelgreenapi.event.StateChanged}, or the notification's JSON as a {@code Map}
 */
public record AccountNotification(
        String type, String id, Instant at, Long receiptId, String wid, Source source, Object body) {

    /** The body is hidden. */
    @Override
    public String toString() {
        return "AccountNotification[" + type + " " + id + "]";
    }
}
