/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultConsumer;

/**
 * Hands events to a consumer's route and tells when the route is through with each.
 *
 * <p>A route can go on elsewhere after its own steps have ended: {@code seda} takes the exchange's completion with it
 * to the route behind. So an event has been taken when both its route and its completion have ended well; it failed
 * when either failed, or when a step marked it for rollback.
 */
public final class RouteDispatcher {

    private final Supplier<Exchange> exchanges;
    private final Consumer<Exchange> release;
    private final ExceptionHandler failures;
    private final AsyncProcessor route;
    private final Executor threads;

    public RouteDispatcher(
            Supplier<Exchange> exchanges,
            Consumer<Exchange> release,
            ExceptionHandler failures,
            AsyncProcessor route,
            Executor threads) {
        this.exchanges = exchanges;
        this.release = release;
        this.failures = failures;
        this.route = route;
        this.threads = threads;
    }

    /** To the route of a consumer. */
    public static RouteDispatcher of(DefaultConsumer consumer, Executor threads) {
        return new RouteDispatcher(
                () -> consumer.createExchange(false),
                exchange -> consumer.releaseExchange(exchange, false),
                consumer.getExceptionHandler(),
                consumer.getAsyncProcessor(),
                threads);
    }

    /**
     * Hands over a message.
     *
     * @return fails as the route failed; the consumer's exception handler has been told by then
     */
    public CompletionStage<Void> give(Consumer<Message> writer) {
        Ending ending = new Ending();
        threads.execute(() -> {
            try {
                Exchange exchange = exchanges.get();
                writer.accept(exchange.getMessage());
                exchange.getExchangeExtension().addOnCompletion(ending);
                route.process(exchange, doneSync -> ending.routed(exchange));
            } catch (RuntimeException e) {
                // Nobody else would ever tell that this event is not on its way.
                ending.both.completeExceptionally(e);
                failures.handleException("An event could not be handed to the route", e);
            }
        });
        return ending.both;
    }

    /** The two ends of an exchange. */
    private final class Ending implements Synchronization {

        private final CompletableFuture<Void> routed = new CompletableFuture<>();
        private final CompletableFuture<Void> completed = new CompletableFuture<>();
        private final CompletableFuture<Void> both = new CompletableFuture<>();

        Ending() {
            routed.thenCombine(completed, (one, other) -> one).thenAccept(both::complete);
        }

        void routed(Exchange exchange) {
            // A processor that is no route of Camel's leaves the completion where it was put.
            boolean untouched = exchange.getUnitOfWork() == null
                    && exchange.getExchangeExtension().handoverCompletions() != null;
            if (!good(exchange)) {
                failed(exchange);
            } else {
                routed.complete(null);
                if (untouched) {
                    completed.complete(null);
                }
            }
            release.accept(exchange);
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (good(exchange)) {
                completed.complete(null);
            } else {
                failed(exchange);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            failed(exchange);
        }

        private boolean good(Exchange exchange) {
            return exchange.getException() == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        }

        private void failed(Exchange exchange) {
            Throwable cause = exchange.getException() != null
                    ? exchange.getException()
                    : new CamelExchangeException("The exchange was marked for rollback", exchange);
            if (both.completeExceptionally(cause)) {
                failures.handleException(
                        "The route failed on an event, which will be delivered again", exchange, cause);
            }
        }
    }
}
