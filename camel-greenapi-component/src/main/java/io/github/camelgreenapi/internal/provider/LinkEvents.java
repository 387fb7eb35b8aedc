/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns signals into events.
 *
 * @param session null outside a linking session
 * @param codes how many distinct codes the session has had, this one included
 */
public record LinkEvents(GreenApiAccount account, String session, Instant at, int codes) {

    /** The event of a signal that is one by itself; empty when more must be known. */
    public Optional<LinkEvent> of(Signal signal) {
        Provider provider = account.provider();
        String instance = account.instance();
        LinkEvent event = null;
        if (signal instanceof Signal.Code code) {
            Instant expires = at.plus(Dialect.QR_CODE_LIVES);
            event = code.png()
                    .map(png -> new QrCode(provider, instance, session, png, codes, at, expires))
                    .orElse(null);
        } else if (signal instanceof Signal.AlreadyLinked already) {
            event = new AlreadyLinked(provider, instance, session, at, already.message());
        } else if (signal instanceof Signal.PasskeyRequired passkey) {
            event = new PasskeyRequired(provider, instance, session, at, passkey.payload());
        } else if (signal instanceof Signal.TimedOut) {
            event = new LinkTimedOut(provider, instance, session, at, codes);
        } else if (signal instanceof Signal.Unknown unknown) {
            event = new UnknownLinkEvent(provider, instance, session, at, unknown.type(), unknown.raw());
        }
        return Optional.ofNullable(event);
    }
}
