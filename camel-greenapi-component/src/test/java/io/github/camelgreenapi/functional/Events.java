/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.LinkEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;

/** A route's end that remembers what came. */
final class Events implements Processor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    public void process(Exchange exchange) {
        exchanges.add(exchange.copy());
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    List<String> types() {
        return headers(GreenApiConstants.EVENT_TYPE);
    }

    /** The values of one header, in order. */
    List<String> headers(String name) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader(name, String.class))
                .toList();
    }

    /** The types with repeated ones once, for the number of codes is a matter of time. */
    List<String> story() {
        List<String> types = types();
        return IntStream.range(0, types.size())
                .filter(i -> i == 0 || !types.get(i).equals(types.get(i - 1)))
                .mapToObj(types::get)
                .toList();
    }

    /** Waits for the next event of this kind, the first if there are several. */
    <E> E await(Class<E> kind) {
        return await(kind, 1).get(0);
    }

    /** Waits until there are this many events of this kind. */
    <E> List<E> await(Class<E> kind, int count) {
        Awaitility.await()
                .pollInterval(OFTEN)
                .atMost(PATIENCE)
                .until(() -> all(kind).size() >= count);
        return all(kind);
    }

    /** Waits until there are this many exchanges. */
    void awaitExchanges(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> exchanges.size() >= count);
    }

    <E> List<E> all(Class<E> kind) {
        return exchanges.stream()
                .map(Events::body)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<LinkEvent> all() {
        return all(LinkEvent.class);
    }

    private static Object body(Exchange exchange) {
        return exchange.getMessage().getBody();
    }
}
