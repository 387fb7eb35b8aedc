/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.Figures;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Healthy accounts beside thousands whose provider does not answer. */
@EnabledIfSystemProperty(named = "long", matches = "true", disabledReason = "it holds ten thousand sockets open")
class IsolationTest {

    private static final int HANGING = 5_000;
    private static final int HEALTHY = 300;
    private static final String URI = "greenapi:state?accounts=#tenants&responseTimeout=5m";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger hanging = new AtomicInteger();
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;
    private int next;

    @BeforeEach
    void start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().startsWith("/waInstance2")) {
                        hanging.incrementAndGet();
                    } else {
                        request.response().end("{\"stateInstance\":\"authorized\"}");
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String url = "http://127.0.0.1:" + server.actualPort();
        for (int i = 0; i < HEALTHY; i++) {
            add("1" + (100_000 + i), url);
        }
        for (int i = 0; i < HANGING; i++) {
            add("2" + (100_000 + i), url);
        }
        context.getRegistry().bind("tenants", accounts);
        context.start();
        template = context.createProducerTemplate();
    }

    private void add(String instance, String url) {
        accounts.add(new GreenApiAccount(Provider.GREEN_API, instance, url, "token", null, Map.of()));
    }

    @AfterEach
    void stop() {
        context.stop();
        vertx.close();
    }

    /** Each call is of an account that was not called before, so that none waits for its turn. */
    private Duration median() {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < HEALTHY / 3; i++) {
            long begin = System.nanoTime();
            AccountState state = template.requestBodyAndHeader(
                    URI, null, GreenApiConstants.INSTANCE, "1" + (100_000 + next++), AccountState.class);
            took.add(Duration.ofNanos(System.nanoTime() - begin));
            assertThat(state.value()).isEqualTo(AccountState.Value.AUTHORIZED);
        }
        took.sort(null);
        return took.get(took.size() / 2);
    }

    @Test
    void aHealthyCallTakesNoLongerThanTwice() throws Exception {
        median();
        Duration alone = median();
        AsyncProducer producer = context.getEndpoint(URI).createAsyncProducer();
        producer.start();
        for (int i = 0; i < HANGING; i++) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, "2" + (100_000 + i));
            producer.processAsync(exchange);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> hanging.get() == HANGING);

        Duration beside = median();

        Figures.report("median of " + HEALTHY / 3 + " healthy calls " + alone.toNanos() / 1000 + " us alone, "
                + beside.toNanos() / 1000 + " us beside " + HANGING + " that hang");
        assertThat(beside).isLessThan(alone.multipliedBy(2));
    }
}
