/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** What happens to one account while a route consumes from it, and what must be true of it in the end. */
abstract class Story implements Processor {

    final LinkVariant way;
    final SimulatedAccount account;
    final Events events = new Events();

    Story(LinkVariant way, SimulatedAccount account) {
        this.way = way;
        this.account = account;
    }

    /** The consumer's operation and the story's options. */
    abstract String operation();

    abstract String options();

    /** Prepares the context before its routes start. */
    void prepare(CamelContext context) {
        // Most stories need nothing.
    }

    /** Begins; the route runs already. */
    void begin(CamelContext context) throws Exception {
        // Most stories go on from event to event.
    }

    abstract boolean isOver();

    /** Checks what the route got, all of it. */
    abstract void check();

    /** One step of the story, on the route's thread. */
    abstract void happened(Exchange exchange);

    String route() {
        return getClass().getSimpleName() + " " + way + " " + account.instance();
    }

    RouteBuilder route(String apiUrl, String common) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(way.uri(operation(), account, apiUrl) + common + options())
                        .routeId(route())
                        .process(Story.this);
            }
        };
    }

    @Override
    public final void process(Exchange exchange) {
        events.process(exchange);
        happened(exchange);
    }

    void checkThatNoSecretIsIn() {
        for (Exchange exchange : events.exchanges()) {
            String text = exchange.getMessage().getBody() + " "
                    + Map.copyOf(exchange.getMessage().getHeaders());
            assertThat(text).doesNotContain(account.token());
            if (account.clientToken() != null) {
                assertThat(text).doesNotContain(account.clientToken());
            }
        }
    }

    /** Which story, and what its route got so far. */
    @Override
    public String toString() {
        return route() + ": " + events.exchanges().stream().map(Story::line).toList();
    }

    private static String line(Exchange exchange) {
        Object state = exchange.getMessage().getHeader(GreenApiConstants.STATE);
        Object body = exchange.getMessage().getBody();
        return exchange.getMessage().getHeader(GreenApiConstants.EVENT_TYPE)
                + (state == null ? "" : " " + state)
                + (body instanceof LinkFailed failed ? " " + failed.kind() : "");
    }
}
