/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Routes that are slow, fail or work asynchronously. */
class RoutesOfLinkingsTest {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private RouteFixture linkings;

    @AfterEach
    void close() {
        mayGoOn.countDown();
        linkings.close();
    }

    private void enter(Exchange exchange) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    }

    private void leave(Exchange exchange) {
        inside.decrementAndGet();
    }

    /** Ways in which a route may take its time over an event. */
    enum Slowness implements RouteFixture.Steps {
        DELAY {
            @Override
            public void add(RouteDefinition route) {
                route.delay(150).syncDelayed();
            }
        },
        ASYNC_DELAY {
            @Override
            public void add(RouteDefinition route) {
                route.delay(150).asyncDelayed();
            }
        },
        THREADS {
            @Override
            public void add(RouteDefinition route) {
                route.threads(5).delay(150);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsOfAnAccountDoNotOverlapHoweverTheRouteWorks(Slowness slowness) throws Exception {
        linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
        linkings.startLinking("", route -> {
            route.process(this::enter);
            slowness.add(route);
            route.process(this::leave);
        });
        linkings.events.await(QrCode.class);
        for (int i = 0; i < 5; i++) {
            linkings.account.fault(Fault.UNKNOWN_TYPE).on("scanqrcode").once();
        }
        linkings.account.scanCurrent(RouteFixture.PHONE);
        linkings.events.await(Linked.class);

        assertThat(most).hasValue(1);
        assertThat(linkings.events.story()).containsExactly("qrCode", "deviceMoved", "accountData");
        assertThat(linkings.events.types()).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatHangsGetsNoCodeOfYesterdayButTheEnd(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        CountDownLatch hangs = new CountDownLatch(1);
        linkings.startLinking(
                "",
                route -> route.process(exchange -> {
                    hangs.countDown();
                    assertThat(mayGoOn.await(20, TimeUnit.SECONDS)).isTrue();
                }));
        assertThat(hangs.await(5, TimeUnit.SECONDS)).isTrue();
        linkings.simulator.advance(Duration.ofSeconds(21));
        linkings.simulator.advance(Duration.ofSeconds(21));
        linkings.account.scanCurrent(RouteFixture.PHONE);
        org.awaitility.Awaitility.await().until(() -> linkings.account.state().equals("authorized"));
        // The link is known, and its event waits, once nothing is asked any more.
        org.awaitility.Awaitility.await()
                .during(Duration.ofMillis(600))
                .atMost(Duration.ofSeconds(8))
                .until(new Unchanged());
        mayGoOn.countDown();
        linkings.events.await(Linked.class);

        assertThat(linkings.events.types()).containsExactly("qrCode", "accountData");
    }

    /** Whether the provider was asked nothing since it was last looked at. */
    private final class Unchanged implements java.util.concurrent.Callable<Boolean> {

        private int asked = -1;

        @Override
        public Boolean call() {
            int before = asked;
            asked = linkings.account.requestLog().size();
            return asked == before && linkings.account.sessions() == 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatThrowsIsReportedAndTheLinkingGoesOn(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        List<Object> failed = new CopyOnWriteArrayList<>();
        linkings.startLinking("&exceptionHandler=#failures", failures(failed));
        org.awaitility.Awaitility.await().until(() -> !failed.isEmpty());
        linkings.account.scanCurrent(RouteFixture.PHONE);
        org.awaitility.Awaitility.await().until(() -> failed.contains("accountData"));

        assertThat(failed).containsExactly("qrCode", "accountData");
        assertThat(linkings.events.types()).isEmpty();
    }

    private RouteFixture.Steps failures(List<Object> failed) {
        linkings.context.getRegistry().bind("failures", new org.apache.camel.spi.ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                handleException(null, null, exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                handleException(message, null, exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                failed.add(exchange.getMessage().getHeader(GreenApiConstants.EVENT_TYPE));
                throw new IllegalStateException("A handler may fail too");
            }
        });
        return route -> {
            route.errorHandler(new org.apache.camel.builder.NoErrorHandlerBuilder());
            route.throwException(new IllegalStateException("The route fails"));
        };
    }
}
