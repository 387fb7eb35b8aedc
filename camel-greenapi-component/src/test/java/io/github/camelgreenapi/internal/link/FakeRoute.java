/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.event.LinkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A route that remembers what it got, and works on it for as long as the test likes. */
final class FakeRoute implements Function<LinkEvent, CompletionStage<?>> {

    final List<LinkEvent> events = new ArrayList<>();
    boolean slow;
    /** Whether an event came while the route worked on another. */
    boolean overlapped;

    private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<?> apply(LinkEvent event) {
        overlapped |= isWorking();
        events.add(event);
        working = slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        return working;
    }

    boolean isWorking() {
        return !working.isDone();
    }

    void done() {
        working.complete(null);
    }

    void fails() {
        working.completeExceptionally(new IllegalStateException("The route failed"));
    }

    LinkEvent last() {
        return events.get(events.size() - 1);
    }

    <E extends LinkEvent> E last(Class<E> kind) {
        return kind.cast(last());
    }

    List<String> types() {
        return events.stream().map(LinkEvent::type).toList();
    }

    <E extends LinkEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
