/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Forty notifications wait in the queue; the route fails once. */
final class QueueStory extends Story {

    private static final int NOTIFICATIONS = 40;
    private static final int FAILS_AT = 15;

    private final List<String> issued = new ArrayList<>();
    private final AtomicBoolean failed = new AtomicBoolean();

    QueueStory(SimulatedAccount account) {
        super(LinkVariant.GREEN_API_BY_POLLING, account);
    }

    @Override
    String operation() {
        return "notifications";
    }

    @Override
    String options() {
        return "&receiveTimeout=5s";
    }

    @Override
    void begin(CamelContext context) {
        for (int i = 0; i < NOTIFICATIONS; i++) {
            account.queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + i + "\"}");
            issued.add("greenApi-" + account.instance() + "-incomingMessageReceived-" + i);
        }
    }

    @Override
    void happened(Exchange exchange) {
        if (events.exchanges().size() > FAILS_AT && failed.compareAndSet(false, true)) {
            throw new IllegalStateException("The route fails");
        }
    }

    @Override
    boolean isOver() {
        return account.queued() == 0;
    }

    @Override
    void check() {
        List<String> handled = new ArrayList<>(events.headers(GreenApiConstants.EVENT_ID));
        handled.remove(FAILS_AT);
        assertThat(handled).isEqualTo(issued);
    }
}
