/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand accounts of both providers under one consumer. */
class ManyAccountsTest {

    private static final int OF_EACH = 500;
    // A timer, and twelve that run the strands and the routes of consumers.
    private static final int OWN_THREADS = 13;

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder().instances(OF_EACH).start());
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Map<String, Linked> linked = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        run.close();
    }

    private void start() throws Exception {
        context.getRegistry().bind("accounts", accounts);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?accounts=#accounts&qrInterval=5s").process(ManyAccountsTest.this::came);
            }
        });
        context.start();
    }

    /** Each account's phone scans the first code it is shown; the text inside is not needed for that. */
    private void came(Exchange exchange) {
        String instance = exchange.getMessage().getHeader(GreenApiConstants.INSTANCE, String.class);
        if (exchange.getMessage().getBody() instanceof Linked success) {
            linked.put(instance, success);
        } else if (exchange.getMessage().getBody() instanceof QrCode && shown.add(instance)) {
            simulator.account(instance).scanCurrent(phone(instance));
        }
    }

    private static String phone(String instance) {
        return "49" + Math.floorMod(instance.hashCode(), 1_000_000_000) + "01";
    }

    private GreenApiAccount account(SimulatedAccount simulated) {
        Provider provider = simulated.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;
        return new GreenApiAccount(
                provider, simulated.instance(), simulator.url(), simulated.token(), simulated.clientToken(), Map.of());
    }

    @Test
    void aThousandAccountsLinkOnTheThreadsOfOne() throws Exception {
        start();
        linkOne();
        List<String> vertxOfOne = ComponentThreads.vertx();

        simulator.accounts().forEach(simulated -> accounts.add(account(simulated)));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(ComponentThreads.own()).hasSizeLessThanOrEqualTo(OWN_THREADS);
            return linked.size() == 2 * OF_EACH;
        });

        assertThat(ComponentThreads.vertx()).isEqualTo(vertxOfOne);
        linked.forEach((instance, success) -> assertThat(success.phone()).isEqualTo(phone(instance)));
        assertThat(simulator.accounts()).allSatisfy(simulated -> {
            assertThat(simulated.requestLog())
                    .extracting(RecordedRequest::status)
                    .isSubsetOf(101, 200);
            await().until(() -> simulated.sessions() == 0);
        });
    }

    /** It is asked over socket and HTTP, so that each event loop has its thread. */
    private void linkOne() {
        SimulatedAccount one = simulator.greenApi();
        shown.add(one.instance());
        accounts.add(account(one));
        await().until(() -> one.sessions() == 1);
        one.fault(Fault.ALREADY_LOGGED_AFTER_SCAN).on("scanqrcode").once();
        one.scanCurrent(phone(one.instance()));
        await().until(() -> linked.size() == 1);
    }
}
