/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a consumer's exception handler hears of a route that fails. */
class RouteDispatcherTest {

    private static final RouteThreads HERE = new RouteThreads() {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void routeEnded() {
            // Nothing is bounded.
        }
    };

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Throwable> reported = new ArrayList<>();
    private RuntimeException failure = new RejectedExecutionException("Camel lets nothing in");
    private DefaultConsumer consumer;

    @BeforeEach
    void start() {
        context.start();
        consumer = new DefaultConsumer(context.getEndpoint("direct:any"), exchange -> {
            throw failure;
        });
        consumer.setExceptionHandler(new LoggingExceptionHandler(context, RouteDispatcherTest.class) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                reported.add(exception);
            }
        });
        consumer.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void isNotTaken() {
        assertThat(RouteDispatcher.of(consumer, HERE, "failed")
                        .dispatch(() -> "event", (message, event) -> message.setBody(event)))
                .isCompletedExceptionally();
    }

    @Test
    void aRouteThatIsStoppedTakesNothingAndThatIsNoFailure() {
        consumer.stop();

        isNotTaken();

        assertThat(reported).isEmpty();
    }

    @Test
    void whateverElseFailsDuringAStopIsReported() {
        consumer.stop();
        failure = new IllegalStateException("The route fails");

        isNotTaken();

        assertThat(reported).containsExactly(failure);
    }

    @Test
    void aRejectionWhileTheRouteRunsIsReported() {
        isNotTaken();

        assertThat(reported).containsExactly(failure);
    }

    @Test
    void theHandlerMayBlockTheRoutesThreadOnly() {
        AtomicBoolean ended = new AtomicBoolean();
        RouteThreads threads = new RouteThreads() {

            @Override
            public void execute(Runnable task) {
                task.run();
            }

            @Override
            public void routeEnded() {
                ended.set(true);
            }
        };
        List<Boolean> endedBefore = new ArrayList<>();
        consumer.setExceptionHandler(new LoggingExceptionHandler(context, RouteDispatcherTest.class) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                endedBefore.add(ended.get());
            }
        });

        RouteDispatcher.of(consumer, threads, "failed").dispatch(() -> "event", Message::setBody);

        assertThat(endedBefore).containsExactly(false);
    }
}
