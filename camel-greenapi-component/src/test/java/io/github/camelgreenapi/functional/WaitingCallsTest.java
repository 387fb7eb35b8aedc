/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that wait when their context stops, in numbers. */
class WaitingCallsTest {

    private static final int CALLS = Repetitions.of(100, 1_000);
    // So that each account's calls are paced within the responseTimeout, and stay below the bound of calls that wait.
    private static final int CALLS_OF_AN_ACCOUNT = 25;

    private final Simulator simulator =
            Simulator.builder().instances(CALLS / CALLS_OF_AN_ACCOUNT).start();
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    private List<SimulatedAccount> ofGreenApi() {
        return simulator.accounts().stream()
                .filter(account -> account.clientToken() == null)
                .toList();
    }

    private List<Exchange> call(String operation) throws Exception {
        AsyncProducer producer = context.getEndpoint("greenapi:" + operation + "?accounts=#tenants&responseTimeout=5m")
                .createAsyncProducer();
        producer.start();
        List<Exchange> exchanges = new ArrayList<>();
        for (SimulatedAccount account : ofGreenApi()) {
            for (int i = 0; i < CALLS_OF_AN_ACCOUNT; i++) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, account.instance());
                exchanges.add(exchange);
            }
        }
        ends = exchanges.stream().map(producer::processAsync).toList();
        return exchanges;
    }

    private List<CompletableFuture<Exchange>> ends;

    @ParameterizedTest
    @CsvSource({"stall, settings, getSettings", "status:503, qr, qr", "status:429, state, getStateInstance"})
    void everyCallThatWaitsFailsAndSaysThatTheComponentStopped(String fault, String operation, String method)
            throws Exception {
        for (SimulatedAccount account : ofGreenApi()) {
            accounts.add(new GreenApiAccount(
                    Provider.GREEN_API, account.instance(), simulator.url(), account.token(), null, Map.of()));
            RouteFixture.arming(account, fault).on(method).untilCleared();
        }
        context.getRegistry().bind("tenants", accounts);
        context.start();
        List<Exchange> exchanges = call(operation);
        // The first of each account is under way, or was refused; the others wait for their turn, or for a connection.
        await().atMost(Duration.ofSeconds(30)).until(() -> ofGreenApi().stream()
                .allMatch(account -> account.requests().containsKey(method)));

        context.stop();

        assertThat(ends).allSatisfy(end -> assertThat(end).succeedsWithin(10, TimeUnit.SECONDS));
        assertThat(exchanges).hasSize(CALLS).allSatisfy(exchange -> assertThat(exchange.getException())
                .hasMessageContaining("the component was stopped before the reply came"));
    }
}
