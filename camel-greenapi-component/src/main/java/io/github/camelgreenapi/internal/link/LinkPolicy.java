/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.option.Repeat;
import io.github.camelgreenapi.option.Transport;
import java.time.Duration;
import java.util.Optional;

/**
 * The options for linking accounts.
 *
 * @param transport null for the provider's best
 * @param qrInterval null for the provider's
 * @param maxQrCodes distinct codes in one session, 0 for no bound; null for the provider's
 * @param sessionTimeout how long one session waits for the scan
 * @param maxSessions in a row without a link; 0 for no bound
 * @param pauses between sessions
 * @param expectedPhone whose account it must be; null for anybody's
 * @param expectsPrevious whether it must be whose account it was at the last link
 * @param responseTimeout for each call
 * @param connectTimeout for a socket
 * @param startupTimeout how long a new instance may refuse its credentials before the first session starts all the same
 */
public record LinkPolicy(
        Transport transport,
        Duration qrInterval,
        Integer maxQrCodes,
        Duration sessionTimeout,
        Repeat repeat,
        int maxSessions,
        Backoff pauses,
        PhoneNumber expectedPhone,
        boolean expectsPrevious,
        boolean logoutWrongAccount,
        Duration responseTimeout,
        Duration connectTimeout,
        Duration startupTimeout) {

    Transport transportFor(Provider provider) {
        // A provider without a socket is polled; the option is meant for accounts of the other provider.
        return Dialect.of(provider).socket().isPresent() && transport != Transport.POLLING
                ? Transport.WEBSOCKET
                : Transport.POLLING;
    }

    Duration qrIntervalFor(Provider provider) {
        return qrInterval != null ? qrInterval : Dialect.of(provider).qrInterval();
    }

    int maxQrCodesFor(Provider provider) {
        return maxQrCodes != null ? maxQrCodes : Dialect.of(provider).maxQrCodes();
    }

    /** Why no other session follows one that did not link; empty when one follows. */
    Optional<String> reasonToStop(LinkEvent end, int sessionsInARow) {
        if (end instanceof PasskeyRequired) {
            return Optional.of("WhatsApp demands a passkey, which only a person with a browser can give");
        }
        if (end instanceof WrongAccount) {
            return Optional.of("another number than the expected one was linked");
        }
        if (end instanceof LinkFailed failed && !failed.kind().anotherSessionMayHelp()) {
            return Optional.of("another session cannot help: " + failed.kind().meaning());
        }
        return reasonNotToRepeat(sessionsInARow);
    }

    /** Why the options allow no other session, however the last one ended; empty when they do. */
    Optional<String> reasonNotToRepeat(int sessionsInARow) {
        if (repeat == Repeat.NEVER) {
            return Optional.of("the option repeat is never");
        }
        if (maxSessions > 0 && sessionsInARow >= maxSessions) {
            return Optional.of(sessionsInARow
                    + " sessions in a row ended without a link, as many as the option maxSessions allows");
        }
        return Optional.empty();
    }
}
