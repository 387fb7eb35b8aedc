/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the queue of notifications comes to a route. */
class NotificationRoutesTest {

    private final RouteFixture read = new RouteFixture(LinkVariant.GREEN_API_BY_POLLING);
    private final SimulatedAccount account = read.account;
    private final Events events = read.events;
    private final Events handled = new Events();
    private final AtomicInteger failures = new AtomicInteger();
    private final String uri = read.uri("notifications") + "&receiveTimeout=60s";

    @AfterEach
    void stop() {
        read.close();
    }

    private void fail() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The route fails");
        }
    }

    private void queue(int number) {
        account.queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + number
                + "\",\"timestamp\":1700000000,\"instanceData\":{\"wid\":\"441234567890@c.us\"}}");
    }

    private static List<String> ids(Events some) {
        return some.headers(GreenApiConstants.EVENT_ID).stream()
                .map(id -> id.replaceFirst(".*-", ""))
                .toList();
    }

    @Test
    void theQueueIsEmptiedInOrder() throws Exception {
        read.start(uri);
        for (int i = 0; i < 20; i++) {
            queue(i);
        }

        await().until(() -> account.queued() == 0);

        assertThat(ids(events))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList());
        Message message = events.exchanges().get(0).getMessage();
        assertThat(message.getBody().toString()).contains("idMessage=0");
        assertThat(message.getHeaders())
                .containsEntry(GreenApiConstants.TYPE_WEBHOOK, "incomingMessageReceived")
                .containsEntry(GreenApiConstants.WID, "441234567890@c.us")
                .containsEntry(GreenApiConstants.SOURCE, "queue")
                .containsEntry(GreenApiConstants.MESSAGE_TIMESTAMP, 1700000000000L)
                .containsEntry(GreenApiConstants.RECEIPT_ID, 1L);
    }

    @Test
    void aRouteThatFailsGetsTheSameAgain() throws Exception {
        failures.set(2);
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events).process(exchange -> fail()).process(handled);
            }
        });
        queue(1);
        queue(2);

        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "1", "1", "2");
        assertThat(ids(handled)).containsExactly("1", "2");
    }

    @Test
    void aFailureThatIsHandledLetsTheQueueMoveOn() throws Exception {
        failures.set(1);
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead"));
                from(uri).process(events).process(exchange -> fail());
                from("direct:dead").process(handled);
            }
        });
        queue(1);
        queue(2);

        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "2");
        assertThat(ids(handled)).containsExactly("1");
    }

    @Test
    void whatWentOnBehindSedaIsDeletedOnlyWhenItSucceededThere() throws Exception {
        failures.set(1);
        CountDownLatch open = new CountDownLatch(1);
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events).to("seda:behind");
                from("seda:behind")
                        .process(exchange -> open.await(10, TimeUnit.SECONDS))
                        .process(exchange -> fail())
                        .process(handled);
            }
        });
        queue(1);
        queue(2);
        events.awaitExchanges(1);
        assertThat(account.queued()).isEqualTo(2);

        open.countDown();
        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "1", "2");
        assertThat(ids(handled)).containsExactly("1", "2");
    }

    @Test
    void whatWentOnOnOtherThreadsIsDeletedOnlyWhenItSucceededThere() throws Exception {
        failures.set(1);
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events).threads(2).process(exchange -> fail()).process(handled);
            }
        });
        queue(1);

        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "1");
        assertThat(ids(handled)).containsExactly("1");
    }

    @Test
    void whatWasMarkedForRollbackComesAgain() throws Exception {
        failures.set(1);
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events).process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        exchange.setRollbackOnly(true);
                    }
                });
            }
        });
        queue(1);

        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "1");
    }

    @Test
    void aLongPollDoesNotHoldTheStopUpAndNothingIsDeletedAfterIt() throws Exception {
        read.start(uri);
        await().until(() -> account.requests().containsKey("receiveNotification"));

        long before = System.nanoTime();
        read.stopRoute();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        queue(1);
        assertThat(account.queued()).isOne();

        read.startRoute();
        await().until(() -> account.queued() == 0);
        assertThat(ids(events)).containsExactly("1");
    }

    @Test
    void aStopWaitsForWhatIsInTheRouteAndDeletesIt() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        read.start(uri, route -> route.process(handled).process(exchange -> open.await(5, TimeUnit.SECONDS)));
        queue(1);
        queue(2);
        handled.awaitExchanges(1);

        read.context
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "opener")
                .schedule(open::countDown, 300, TimeUnit.MILLISECONDS);
        read.stopRoute();

        assertThat(ids(events)).containsExactly("1");
        assertThat(account.queued()).isOne();
    }

    @Test
    void idempotentConsumptionTakesDuplicatesOut() throws Exception {
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .process(events)
                        .idempotentConsumer(
                                header(GreenApiConstants.EVENT_ID),
                                MemoryIdempotentRepository.memoryIdempotentRepository(1000))
                        .process(handled);
            }
        });
        queue(1);
        queue(1);
        queue(2);

        await().until(() -> account.queued() == 0);

        assertThat(ids(events)).containsExactly("1", "1", "2");
        assertThat(ids(handled)).containsExactly("1", "2");
    }

    @Test
    void oneChangeHasOneIdOnBothRoutes() throws Exception {
        account.setting("stateWebhook", "yes");
        read.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(events);
                from(read.uri("state") + "&stateInterval=300ms").process(handled);
            }
        });
        handled.awaitExchanges(1);

        account.scanCurrent("441234567890");
        await().until(() -> handled.all(StateChanged.class).stream()
                .anyMatch(change -> change.current().value().name().equals("AUTHORIZED")));
        await().until(() -> account.queued() == 0);
        account.unlink();
        await().until(() -> handled.all(StateChanged.class).stream()
                        .filter(change -> change.current().value().name().equals("NOT_AUTHORIZED"))
                        .count()
                == 2);
        await().until(() -> account.queued() == 0);

        List<String> queued =
                events.all(StateChanged.class).stream().map(StateChanged::id).toList();
        List<String> polled = handled.all(StateChanged.class).stream()
                .skip(1)
                .map(StateChanged::id)
                .toList();
        assertThat(queued).hasSize(3).doesNotHaveDuplicates();
        assertThat(polled).doesNotHaveDuplicates().isSubsetOf(queued);
    }
}
