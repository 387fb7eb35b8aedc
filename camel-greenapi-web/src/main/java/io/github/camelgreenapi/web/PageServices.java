/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.util.List;

/** The services that pages use while their context runs. */
record PageServices(Tickets tickets, Waiters waiters, PageServer server) implements AutoCloseable {

    /** @param addressHeader null without a reverse proxy */
    static PageServices with(
            Timer timer, List<String> embeddingOrigins, String addressHeader, int maxPages, int maxWaiting) {
        Origins origins = new Origins(embeddingOrigins);
        Tickets tickets = new Tickets(timer, maxPages);
        Waiters waiters = new Waiters(timer, maxWaiting);
        Browsers browsers = new Browsers(origins.areNamed());
        Limits limits = new Limits(timer, addressHeader);
        return new PageServices(tickets, waiters, new PageServer(timer, tickets, origins, browsers, limits, waiters));
    }

    /** Ends all pages. Call it first, because a context waits until every request is answered. */
    @Override
    public void close() {
        waiters.close();
        tickets.all().forEach(page -> page.end(Ending.WITHDRAWN));
    }
}
