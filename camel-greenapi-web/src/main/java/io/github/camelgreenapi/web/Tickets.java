/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The open pages by their tickets.
 *
 * <p>Those that have ended are remembered for a day, so that a person who follows an old link learns why it does not
 * work.
 */
final class Tickets {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Timer timer;
    private final int mostPages;
    // By the digest of the ticket, the oldest first; guarded by this.
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    /** A page with what is to become of it, which would keep it in memory after it was forgotten. */
    private record Issued(LinkPage page, Cancellable expiry, Cancellable forgetting) {

        void cancel() {
            expiry.cancel();
            forgetting.cancel();
        }
    }

    Tickets(Timer timer, int mostPages) {
        this.timer = timer;
        this.mostPages = mostPages;
    }

    /**
     * Issues a ticket for a page, which ends after a time. An earlier page for the same instance ends now.
     *
     * @throws IllegalStateException when there are too many
     */
    String issue(LinkPage page, Duration validFor) {
        String ticket = RandomText.next();
        String digest = RandomText.digest(ticket);
        List<LinkPage> former;
        synchronized (this) {
            former = find(other -> other.instance().equals(page.instance()));
            forgetEnded();
            if (issued.size() - former.size() >= mostPages) {
                throw new IllegalStateException("There are " + mostPages
                        + " open links, the maximum of the option maxPages; make links valid for a shorter time");
            }
            issued.put(
                    digest,
                    new Issued(
                            page,
                            timer.after(validFor, () -> page.end(Ending.EXPIRED)),
                            timer.after(validFor.plus(REMEMBERED), () -> forget(digest))));
        }
        former.forEach(other -> other.end(Ending.REPLACED));
        return ticket;
    }

    Optional<LinkPage> find(String ticket) {
        String digest = RandomText.digest(ticket);
        synchronized (this) {
            return Optional.ofNullable(issued.get(digest)).map(Issued::page);
        }
    }

    /** Ends the pages of an instance. */
    void withdraw(String instance) {
        List<LinkPage> withdrawn;
        synchronized (this) {
            withdrawn = find(page -> page.instance().equals(instance));
        }
        withdrawn.forEach(page -> page.end(Ending.WITHDRAWN));
    }

    synchronized List<LinkPage> all() {
        return find(page -> true);
    }

    private List<LinkPage> find(Predicate<LinkPage> wanted) {
        return issued.values().stream().map(Issued::page).filter(wanted).toList();
    }

    private synchronized void forget(String digest) {
        issued.remove(digest);
    }

    // Room for new ones matters more than why an old one does not work.
    private void forgetEnded() {
        Iterator<Issued> oldest = issued.values().iterator();
        while (issued.size() >= mostPages && oldest.hasNext()) {
            Issued one = oldest.next();
            if (one.page().ending() != null) {
                oldest.remove();
                one.cancel();
            }
        }
    }
}
