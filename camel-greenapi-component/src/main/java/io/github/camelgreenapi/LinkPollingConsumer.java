/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.EventDrivenPollingConsumer;

/**
 * Polls the next event of a linking, for {@code pollEnrich} and consumer templates. Each poll is a linking of its own,
 * and between two polls nothing is open, so that no code of an earlier one is ever handed out.
 */
class LinkPollingConsumer extends EventDrivenPollingConsumer {

    private static final int CAPACITY = 1_000;

    private final BlockingQueue<Exchange> events;

    LinkPollingConsumer(Endpoint endpoint) {
        this(endpoint, new ArrayBlockingQueue<>(CAPACITY));
    }

    private LinkPollingConsumer(Endpoint endpoint, BlockingQueue<Exchange> events) {
        super(endpoint, events);
        this.events = events;
    }

    @Override
    protected long beforePoll(long timeout) {
        events.clear();
        return super.beforePoll(timeout);
    }
}
