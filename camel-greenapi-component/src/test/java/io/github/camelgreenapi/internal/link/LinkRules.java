/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.option.Repeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a linking, checked with each session that begins and each event that is handed over. */
final class LinkRules {

    private final Repeat repeat;
    private final int mostSessions;
    private final boolean mayLink;
    private final boolean prompt;
    private final List<String> broken = new ArrayList<>();
    private boolean running;
    private int inARow;
    // Of the present run; null before its first session.
    private String session;
    private LinkEvent end;
    private boolean stopReported;
    private long sequence;
    private final Set<String> codes = new HashSet<>();

    /**
     * @param mostSessions in a row without a link; 0 for no bound
     * @param mayLink whether the number that is linked is the expected one
     * @param prompt whether the route takes each event at once, so that it gets every code
     */
    LinkRules(Repeat repeat, int mostSessions, boolean mayLink, boolean prompt) {
        this.repeat = repeat;
        this.mostSessions = repeat == Repeat.NEVER ? 1 : mostSessions;
        this.mayLink = mayLink;
        this.prompt = prompt;
    }

    List<String> broken() {
        return broken;
    }

    void check(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    void started() {
        running = true;
        inARow = 0;
        session = null;
    }

    void stopped() {
        running = false;
    }

    boolean isRunning() {
        return running;
    }

    /** The session that began last; null before the first one of the present run. */
    String session() {
        return session;
    }

    void sessionBegins(String id) {
        check(running, id + " began after the stop");
        if (session != null) {
            check(end != null, id + " began, and " + session + " had not ended");
            check(!isLinked(end) || repeat == Repeat.ALWAYS, id + " began after a link");
            check(!stopReported, id + " began after the last session");
        }
        inARow = isLinked(end) ? 1 : inARow + 1;
        check(mostSessions == 0 || inARow <= mostSessions, inARow + " sessions in a row");
        session = id;
        end = null;
        stopReported = false;
        sequence = 0;
        codes.clear();
    }

    private static boolean isLinked(LinkEvent event) {
        return event instanceof Linked || event instanceof AlreadyLinked;
    }

    void handedOver(LinkEvent event, Instant now) {
        check(running, event + " after the stop");
        check(event.session().equals(session), event + " in " + session);
        if (event instanceof LinkStopped) {
            check(end != null && !isLinked(end) && !stopReported, event + " after " + end);
            stopReported = true;
        } else {
            check(end == null, event + " after " + end);
        }
        check(!isLinked(event) || mayLink, event + ", and another number was expected");
        if (event instanceof QrCode code) {
            handedOver(code, now);
        }
        end = event.terminal() ? event : end;
    }

    private void handedOver(QrCode code, Instant now) {
        check(now.isBefore(code.expiresAt()), code + " had expired");
        check(codes.add(code.base64()), code + " had been shown");
        check(
                prompt ? code.sequence() == sequence + 1 : code.sequence() > sequence,
                code + " has number " + code.sequence() + " after " + sequence);
        sequence = code.sequence();
    }

    /** With a provider that answers and a route that works, a session begins, and no session lasts. */
    void hasEnded(String former) {
        check(!running || session != null, "no session began");
        check(!running || !session.equals(former) || end != null, session + " does not end");
    }
}
