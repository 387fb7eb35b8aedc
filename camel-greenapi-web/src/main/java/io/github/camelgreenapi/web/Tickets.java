/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
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
    private final Map<String, LinkPage> pages = new LinkedHashMap<>();

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
            if (pages.size() - former.size() >= mostPages) {
                throw new IllegalStateException("There are " + mostPages
                        + " open links, the maximum of the option maxPages; make links valid for a shorter time");
            }
            pages.put(digest, page);
        }
        former.forEach(other -> other.end(Ending.REPLACED));
        timer.after(validFor, () -> page.end(Ending.EXPIRED));
        timer.after(validFor.plus(REMEMBERED), () -> forget(digest));
        return ticket;
    }

    Optional<LinkPage> find(String ticket) {
        String digest = RandomText.digest(ticket);
        synchronized (this) {
            return Optional.ofNullable(pages.get(digest));
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
        return List.copyOf(pages.values());
    }

    private List<LinkPage> find(Predicate<LinkPage> wanted) {
        return pages.values().stream().filter(wanted).toList();
    }

    private synchronized void forget(String digest) {
        pages.remove(digest);
    }

    // Room for new ones matters more than why an old one does not work.
    private void forgetEnded() {
        var oldest = pages.values().iterator();
        while (pages.size() >= mostPages && oldest.hasNext()) {
            if (oldest.next().ending() != null) {
                oldest.remove();
            }
        }
    }
}
