/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static io.github.camelgreenapi.web.PageEvents.members;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests the codes to type on the phone, one at a time for a page. */
final class TypedCodes {

    private static final Logger LOG = LoggerFactory.getLogger(TypedCodes.class);

    private final LinkPage page;
    private final PhoneNumber expectedPhone;
    private final LinkableAccount account;
    private final Timer timer;
    private final Feed feed;
    private final StateWatch watch;
    // All below is guarded by the page.
    private boolean requested;
    private boolean issued;
    private Instant lives = Instant.MIN;

    /** @param expectedPhone null for anybody's */
    TypedCodes(
            LinkPage page,
            PhoneNumber expectedPhone,
            LinkableAccount account,
            Timer timer,
            Feed feed,
            StateWatch watch) {
        this.page = page;
        this.expectedPhone = expectedPhone;
        this.account = account;
        this.timer = timer;
        this.feed = feed;
        this.watch = watch;
    }

    /** Whether there is one that can be typed now. */
    boolean areAlive() {
        return timer.now().isBefore(lives);
    }

    /** Whether there ever was one. */
    boolean wereIssued() {
        return issued;
    }

    /** Requests one; it comes as an event too. */
    CompletableFuture<Map<String, Object>> request(PhoneNumber phone) {
        synchronized (page) {
            if (expectedPhone != null && !expectedPhone.isSameSubscriberAs(phone)) {
                throw new Refusal(400, "phoneUnexpected");
            }
            if (requested) {
                throw new Refusal(409, "codeRequestedAlready");
            }
            requested = true;
            feed.add(PageEvent.CODE_REQUESTED, members("phone", phone.masked()));
        }
        return account.code(phone).handle(this::answered);
    }

    private Map<String, Object> answered(AuthorizationCode code, Throwable failure) {
        synchronized (page) {
            requested = false;
            page.requireNotEnded();
            if (failure != null) {
                throw refused(failure);
            }
            issued = true;
            lives = code.expiresAt();
            Map<String, Object> shown = PageEvents.of(code);
            feed.add(PageEvent.CODE, lives, shown);
            // Somebody types, perhaps after the last session.
            watch.start();
            return shown;
        }
    }

    private Refusal refused(Throwable failure) {
        LOG.warn("Could not get a code for instance {}: {}", page.instance(), failure.getMessage());
        String reason = failure instanceof GreenApiException known ? PageEvents.reason(known.kind()) : "providerAway";
        feed.add(PageEvent.CODE_REFUSED, members("reason", reason));
        return new Refusal(502, reason);
    }
}
