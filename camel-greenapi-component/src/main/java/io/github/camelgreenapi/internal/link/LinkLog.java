/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import java.time.Duration;

/** Logs what becomes of one account's linking. */
final class LinkLog {

    private final LifeCycleLog log;

    LinkLog(GreenApiAccount account) {
        this.log = LifeCycleLog.of(account);
    }

    void began() {
        log.event("linking began");
    }

    void beganOnRequest() {
        log.event("linking began again on request");
    }

    void loggedOut() {
        log.event("was logged out, linking began again");
    }

    void sessionBegan(String session) {
        log.step("session {} began", session);
    }

    void interrupted(String session) {
        log.step("session {} was ended by a stop", session);
    }

    void socketLost(String reason) {
        log.event("socket lost: {}", reason);
    }

    /** The route takes this event. */
    void handedOver(LinkEvent event) {
        if (event instanceof QrCode code) {
            log.event("code {} shown, valid until {}", code.sequence(), code.expiresAt());
        } else {
            log.step("event {} handed to the route", event.type());
        }
    }

    /** @param end a success */
    void linked(LinkEvent end) {
        if (end instanceof Linked linked) {
            String phone = PhoneNumber.ofWid(linked.phone())
                    .map(PhoneNumber::masked)
                    .orElse("a number that the provider does not name");
            log.event("linked as {}", phone);
        } else {
            log.event("was linked before");
        }
    }

    /** @param pause before the next session */
    void ended(LinkEvent end, Duration pause) {
        log.event("session ended with {}, the next one follows in {}", word(end), pause);
    }

    void ended(LinkEvent end, String reasonToStop) {
        log.event("session ended with {}, no other follows: {}", word(end), reasonToStop);
    }

    private static String word(LinkEvent end) {
        return end instanceof LinkFailed failed ? end.type() + " " + failed.kind() : end.type();
    }
}
