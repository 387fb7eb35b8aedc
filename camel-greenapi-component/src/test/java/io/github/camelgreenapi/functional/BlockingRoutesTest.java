/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Routes that hold their thread while they wait for the component, in a greater number than it has threads. */
@Timeout(60)
class BlockingRoutesTest {

    private static final int ACCOUNTS = 25;

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder().instances(ACCOUNTS).rateLimits(false).start());
    private final Simulator simulator = run.simulator;
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final CamelContext context = run.context;
    private final Events events = run.events;
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        for (SimulatedAccount account : simulator.accounts()) {
            if (account.clientToken() != null) {
                // It is one of Z-API.
                continue;
            }
            accounts.add(new GreenApiAccount(
                    Provider.GREEN_API, account.instance(), simulator.url(), account.token(), null, Map.of()));
        }
        context.getRegistry().bind("tenants", accounts);
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private Object ask(String operation, Object instance) {
        return template.requestBodyAndHeader(
                "greenapi:" + operation + "?accounts=#tenants", null, GreenApiConstants.INSTANCE, instance);
    }

    @Test
    void routesThatWaitForAProducerAllGetThrough() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:state?accounts=#tenants&stateInterval=10m")
                        // On a thread of the consumers.
                        .process(
                                exchange -> ask("account", exchange.getMessage().getHeader(GreenApiConstants.INSTANCE)))
                        // What follows is on the thread that ends the call.
                        .to("greenapi:settings?accounts=#tenants")
                        .process(exchange -> ask("qr", exchange.getMessage().getHeader(GreenApiConstants.INSTANCE)))
                        .process(events);
            }
        });
        context.start();

        events.awaitExchanges(ACCOUNTS);
    }

    @Test
    void aStopAnswersCallsThatWaitForAReply() throws Exception {
        context.start();
        SimulatedAccount account = simulator.greenApi();
        account.fault(Fault.STALL).on("getSettings").untilCleared();
        AsyncProducer producer =
                context.getEndpoint("greenapi:settings?accounts=#tenants").createAsyncProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, account.instance());
        CompletableFuture<Exchange> hanging = producer.processAsync(exchange);
        await().until(() -> account.requests().getOrDefault("getSettings", 0) == 1);

        context.stop();

        assertThat(hanging).succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(exchange.getException()).hasMessageContaining("the component was stopped before the reply came");
    }

    @Test
    void exceptionHandlersThatBlockHoldUpNoOtherAccount() throws Exception {
        CountDownLatch blocked = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        context.getRegistry().bind("handler", new LoggingExceptionHandler(context, BlockingRoutesTest.class) {
            @Override
            public void handleException(String message, Throwable failure) {
                blocked.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        List<GreenApiAccount> all = List.copyOf(accounts.all());
        all.forEach(account -> accounts.remove(account.instance()));
        for (GreenApiAccount failing : all.subList(0, 3)) {
            simulator.account(failing.instance()).fault(Fault.STATUS, "403").untilCleared();
            accounts.add(failing);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:state?accounts=#tenants&stateInterval=10m&exceptionHandler=#handler")
                        .process(events);
            }
        });
        context.start();
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();

        accounts.add(all.get(3));

        events.awaitExchanges(1);
        end.countDown();
    }
}
