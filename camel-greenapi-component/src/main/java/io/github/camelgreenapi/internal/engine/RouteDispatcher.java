/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultConsumer;

/**
 * Hands events to a consumer's route and reports when the route has finished with each.
 *
 * <p>A route can continue elsewhere after its own steps have ended: {@code seda} takes the exchange's completion with
 * it to the route behind. So an event counts as taken when both its route and its completion have succeeded; it failed
 * when either failed, or when a step marked it for rollback.
 */
public final class RouteDispatcher {

    private final Supplier<Exchange> exchanges;
    private final Consumer<Exchange> release;
    private final ExceptionHandler failures;
    private final AsyncProcessor route;
    private final RouteThreads threads;
    private final String failureText;
    private final Predicate<Throwable> silent;

    /**
     * @param threads run the route's steps, which may wait
     * @param failureText what the exception handler gets with a failure of the route
     */
    public RouteDispatcher(
            Supplier<Exchange> exchanges,
            Consumer<Exchange> release,
            ExceptionHandler failures,
            AsyncProcessor route,
            RouteThreads threads,
            String failureText) {
        this(exchanges, release, failures, route, threads, failureText, failure -> false);
    }

    private RouteDispatcher(
            Supplier<Exchange> exchanges,
            Consumer<Exchange> release,
            ExceptionHandler failures,
            AsyncProcessor route,
            RouteThreads threads,
            String failureText,
            Predicate<Throwable> silent) {
        this.exchanges = exchanges;
        this.release = release;
        this.failures = failures;
        this.route = route;
        this.threads = threads;
        this.failureText = failureText;
        this.silent = silent;
    }

    /** A dispatcher to the route of a consumer; that Camel lets nothing into a route that it stops is not reported. */
    public static RouteDispatcher of(DefaultConsumer consumer, RouteThreads threads, String failureText) {
        return new RouteDispatcher(
                () -> consumer.createExchange(false),
                exchange -> consumer.releaseExchange(exchange, false),
                consumer.getExceptionHandler(),
                consumer.getAsyncProcessor(),
                threads,
                failureText,
                failure -> failure instanceof RejectedExecutionException && !consumer.isStarted());
    }

    /**
     * Hands an event over and waits for its completion, also on other threads and behind {@code seda}.
     *
     * @param event asked for on the route's thread; null when there is nothing to hand over any more
     * @return fails as the route failed; the consumer's exception handler has been called by then
     */
    public <E> CompletionStage<Void> dispatch(Supplier<E> event, BiConsumer<Message, E> writer) {
        return hand(event, writer).both;
    }

    /**
     * Hands an event over and waits for the route's own steps only.
     *
     * @param event asked for on the route's thread; null when there is nothing to hand over any more
     * @return completes when the route has finished, whether or not it succeeded; the consumer's exception handler gets
     *     the failure
     */
    public <E> CompletionStage<Void> dispatchOnce(Supplier<E> event, BiConsumer<Message, E> writer) {
        return hand(event, writer).ended;
    }

    private <E> Completion hand(Supplier<E> event, BiConsumer<Message, E> writer) {
        Completion completion = new Completion();
        threads.execute(() -> {
            try {
                E present = event.get();
                if (present == null) {
                    completion.skipped();
                    return;
                }
                Exchange exchange = exchanges.get();
                writer.accept(exchange.getMessage(), present);
                exchange.getExchangeExtension().addOnCompletion(completion);
                completion.route(exchange);
            } catch (RuntimeException | Error e) {
                // Nothing else would ever report that this event is not on its way.
                completion.broken(e);
            }
        });
        return completion;
    }

    /** The two ends of an exchange: the route's own steps, and what continues behind them. */
    private final class Completion implements Synchronization {

        private final CompletableFuture<Void> routed = new CompletableFuture<>();
        private final CompletableFuture<Void> completed = new CompletableFuture<>();
        private final CompletableFuture<Void> both = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        // The thread that is in the route, and whether it has brought the exchange to its end there.
        private Thread inRoute;
        private boolean over;

        Completion() {
            routed.thenCombine(completed, (one, other) -> one).thenAccept(both::complete);
        }

        /** Completes on this thread only once it has left the route, so that it can go on with what comes next. */
        void route(Exchange exchange) {
            inRoute = Thread.currentThread();
            try {
                route.process(exchange, doneSync -> routed(exchange, Thread.currentThread()));
            } finally {
                inRoute = null;
                if (over) {
                    // After a failure the exception handler follows, which may wait as the route may.
                    if (succeeded(exchange)) {
                        threads.routeEnded();
                    }
                    routed(exchange);
                }
            }
        }

        private void routed(Exchange exchange, Thread thread) {
            if (thread == inRoute) {
                over = true;
            } else {
                routed(exchange);
            }
        }

        void skipped() {
            both.complete(null);
            ended.complete(null);
        }

        void broken(Throwable cause) {
            both.completeExceptionally(cause);
            ended.complete(null);
            failures.handleException("Could not pass an event to the route", cause);
        }

        private void routed(Exchange exchange) {
            try {
                // A processor that is no Camel route leaves the completion where it was put.
                boolean untouched = exchange.getUnitOfWork() == null
                        && exchange.getExchangeExtension().handoverCompletions() != null;
                if (!succeeded(exchange)) {
                    failed(exchange);
                } else {
                    routed.complete(null);
                    if (untouched) {
                        completed.complete(null);
                    }
                }
                release.accept(exchange);
            } finally {
                ended.complete(null);
            }
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (succeeded(exchange)) {
                completed.complete(null);
            } else {
                failed(exchange);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            failed(exchange);
        }

        private boolean succeeded(Exchange exchange) {
            return exchange.getException() == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        }

        private void failed(Exchange exchange) {
            Throwable cause = exchange.getException() != null
                    ? exchange.getException()
                    : new CamelExchangeException("The exchange was marked for rollback", exchange);
            if (both.completeExceptionally(cause) && !silent.test(cause)) {
                failures.handleException(failureText, exchange, cause);
            }
        }
    }
}
