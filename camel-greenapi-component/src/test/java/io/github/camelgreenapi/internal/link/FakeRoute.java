/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.event.LinkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A route that remembers what it got, and works on it for as long as the test likes. */
final class FakeRoute {

    final List<LinkEvent> events = new ArrayList<>();
    boolean slow;
    /** Whether an event came while the route worked on another. */
    boolean overlapped;
    /** Whether it picks an event before it has a thread for it, as no route may. */
    boolean picksEarly;
    /** Gets each event as it is handed over. */
    Consumer<LinkEvent> listener = event -> {};

    private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

    /** The route on these threads, as a linking sees it. */
    Function<Supplier<LinkEvent>, CompletionStage<?>> on(Executor threads) {
        return next -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            LinkEvent early = picksEarly ? next.get() : null;
            threads.execute(() -> {
                LinkEvent event = picksEarly ? early : next.get();
                if (event == null) {
                    done.complete(null);
                } else {
                    process(event).whenComplete((nothing, failure) -> done.complete(null));
                }
            });
            return done;
        };
    }

    private CompletionStage<Void> process(LinkEvent event) {
        overlapped |= isWorking();
        events.add(event);
        listener.accept(event);
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
