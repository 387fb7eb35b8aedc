/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;

/**
 * What observers may see of the event that a route got last. It holds no picture: a picture is a credential, and some
 * thousand of them fill a heap.
 *
 * @param code a code's number in its session; 0 for any other event
 * @param codeExpiresAt null for any other event
 * @param failure null unless the session failed
 * @param phone masked; null unless the account was linked and the provider named the number
 */
public record LatestEvent(
        String session,
        String type,
        Instant at,
        long code,
        Instant codeExpiresAt,
        GreenApiError failure,
        String phone) {

    static LatestEvent of(LinkEvent event) {
        QrCode code = event instanceof QrCode shown ? shown : null;
        return new LatestEvent(
                event.session(),
                event.type(),
                event.at(),
                code == null ? 0 : code.sequence(),
                code == null ? null : code.expiresAt(),
                event instanceof LinkFailed failed ? failed.kind() : null,
                event instanceof Linked linked
                        ? PhoneNumber.ofWid(linked.phone())
                                .map(PhoneNumber::masked)
                                .orElse(null)
                        : null);
    }
}
