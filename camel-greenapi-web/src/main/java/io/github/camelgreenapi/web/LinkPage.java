/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static io.github.camelgreenapi.web.PageEvents.members;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind one link: it links the account while a browser shows it, and reports to its feed.
 *
 * <p>Nothing begins before a browser has opened the page: a code that nobody sees costs WhatsApp's patience.
 */
final class LinkPage implements StateWatch.Observer {

    private static final Logger LOG = LoggerFactory.getLogger(LinkPage.class);

    private enum Phase {
        UNOPENED,
        LINKING,
        RESTING,
        LINKED,
        ENDED
    }

    private final String instance;
    private final String passkeyHelp;
    private final LinkableAccount account;
    private final Feed feed;
    private final StateWatch watch;
    private final TypedCodes codes;
    // Guarded by this.
    private Phase phase = Phase.UNOPENED;
    private Ending ending;
    private String browser;
    private int linking;
    private boolean codeShown;
    private boolean everShown;
    private boolean synchronising;

    /**
     * @param expectedPhone null for anybody's
     * @param passkeyHelp the address of a page where a passkey can be given; null for none
     */
    LinkPage(String instance, PhoneNumber expectedPhone, String passkeyHelp, LinkableAccount account, Timer timer) {
        this.instance = instance;
        this.passkeyHelp = passkeyHelp;
        this.account = account;
        this.feed = new Feed(timer);
        this.watch = new StateWatch(account, timer, this);
        this.codes = new TypedCodes(this, expectedPhone, account, timer, feed, watch);
    }

    @Override
    public String instance() {
        return instance;
    }

    /** Why the link opens no page any more; null while it does. */
    synchronized Ending ending() {
        return ending;
    }

    /**
     * Opens the page to a browser; the first one keeps it.
     *
     * @param key what the browser is known by
     */
    synchronized void openFor(String key) {
        if (phase == Phase.UNOPENED) {
            browser = key;
            begin();
        } else if (!key.equals(browser)) {
            throw ending == null ? new Refusal(403, "otherBrowser") : gone();
        }
        watch.seen();
    }

    /** The events after this one; waits for the first, but no longer than this, and is empty then. */
    CompletableFuture<List<PageEvent>> events(long after, Duration hold) {
        synchronized (this) {
            if (phase == Phase.ENDED) {
                return feed.after(after, Duration.ZERO).thenApply(this::last);
            }
        }
        return feed.after(after, hold).whenComplete((events, none) -> watch.seen());
    }

    private List<PageEvent> last(List<PageEvent> events) {
        if (events.isEmpty()) {
            throw gone();
        }
        return events;
    }

    private Refusal gone() {
        return new Refusal(410, ending().word());
    }

    /** Links again after the last session. */
    synchronized void again() {
        requireNotEnded();
        if (phase != Phase.RESTING) {
            throw new Refusal(409, "linkingAlready");
        }
        begin();
    }

    /** Asks for a code to type on the phone. */
    synchronized CompletableFuture<Map<String, Object>> requestCode(PhoneNumber phone) {
        requireNotEnded();
        return codes.request(phone);
    }

    void requireNotEnded() {
        if (ending() != null) {
            throw gone();
        }
    }

    /** Ends the page; a page that was linked stays used. */
    synchronized void end(Ending why) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (ending == null) {
            ending = why;
            feed.add(why.word(), members());
        }
        phase = Phase.ENDED;
        watch.stop();
        account.stopLinking();
        feed.close();
    }

    private void begin() {
        phase = Phase.LINKING;
        codeShown = false;
        synchronising = false;
        int run = ++linking;
        feed.add(PageEvent.STARTED, members());
        try {
            account.startLinking(event -> happened(run, event));
            watch.start();
        } catch (IllegalStateException e) {
            LOG.warn("Could not start linking instance {} on its page: {}", instance, e.getMessage());
            feed.add(PageEvent.ERROR, members("reason", "busy", "again", false));
            rest(null);
        }
    }

    private synchronized void happened(int run, LinkEvent event) {
        if (run != linking || phase != Phase.LINKING) {
            return;
        }
        if (event instanceof QrCode code) {
            codeShown = true;
            everShown = true;
            synchronising = false;
            feed.add(PageEvent.QR_CODE, code.expiresAt(), PageEvents.of(code));
        } else if (event instanceof Linked linked) {
            linked(linked.type(), PageEvents.of(linked));
        } else if (event instanceof AlreadyLinked already) {
            // With a code of this page it was linked here, even if only another session notices.
            String type = everShown || codes.wereIssued() ? PageEvent.LINKED : already.type();
            account.who()
                    .whenComplete((who, failure) -> linked(type, failure == null ? PageEvents.of(who) : members()));
        } else if (event instanceof LinkStopped) {
            rest("noMoreSessions");
        } else {
            if (event instanceof LinkFailed failed) {
                LOG.warn("Linking instance {} on its page: {} ({})", instance, failed.message(), failed.kind());
            }
            PageEvents.of(event, passkeyHelp).ifPresent(shown -> feed.add(event.type(), shown));
        }
    }

    private void rest(String reason) {
        phase = Phase.RESTING;
        account.stopLinking();
        feed.add(PageEvent.STOPPED, members("reason", reason));
    }

    private synchronized void linked(String type, Map<String, Object> who) {
        if (phase != Phase.LINKING) {
            return;
        }
        phase = Phase.LINKED;
        ending = Ending.USED;
        account.stopLinking();
        watch.settle(() -> feed.add(type, who));
    }

    /** How closely the state has to be watched. */
    @Override
    public synchronized StateWatch.Pace pace() {
        return switch (phase) {
            case UNOPENED, ENDED -> StateWatch.Pace.NONE;
            case LINKING -> StateWatch.Pace.QUICK;
            case RESTING -> codes.areAlive() ? StateWatch.Pace.QUICK : StateWatch.Pace.NONE;
            case LINKED -> StateWatch.Pace.SLOW;
        };
    }

    @Override
    public synchronized void away() {
        if (phase == Phase.LINKING) {
            rest("away");
        }
    }

    @Override
    public synchronized void synchronising() {
        boolean afterScan = phase == Phase.LINKED || codeShown || codes.areAlive();
        if (afterScan && !synchronising) {
            synchronising = true;
            feed.add(PageEvent.SYNCHRONISING, members());
        }
    }

    @Override
    public synchronized void linkedUnnoticed() {
        // A new session finds the account linked, and finds out whether it is the right one.
        if (phase == Phase.LINKING || phase == Phase.RESTING) {
            begin();
        }
    }

    @Override
    public synchronized void loggedOut() {
        if (phase == Phase.LINKED) {
            feed.add(PageEvent.LOGGED_OUT, members());
            end(Ending.USED);
        }
    }
}
