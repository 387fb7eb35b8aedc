/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A state consumer after outages of either provider. */
class SimulatedOutageTest {

    private static final List<String> ALL_FAULTS =
            List.of("status:429", "reset", "stall", "status:502-html", "garbage", "empty", "close-mid-body");
    private static final List<String> FAULTS = ALL_FAULTS.subList(0, Repetitions.of(1, ALL_FAULTS.size()));

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ReportedFailures failures = new ReportedFailures();
    private final Events events = new Events();

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    private AccountState.Value last() {
        List<StateChanged> changes = events.all(StateChanged.class);
        return changes.isEmpty()
                ? null
                : changes.get(changes.size() - 1).current().value();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_POLLING", "Z_API_BY_POLLING"})
    void afterEachTheStateIsTheProviders(LinkVariant way) throws Exception {
        SimulatedAccount account = way.account(simulator);
        context.getRegistry().bind("failures", failures);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(way.uri("state", simulator)
                                + "&stateInterval=400ms&responseTimeout=1500ms&exceptionHandler=#failures")
                        .process(events);
            }
        });
        context.start();
        await().until(() -> last() == AccountState.Value.NOT_AUTHORIZED);
        boolean linked = false;
        for (String fault : FAULTS) {
            int reported = failures.messages.size();
            RouteFixture.arming(account, fault).untilCleared();
            await().until(() -> failures.messages.size() > reported);
            simulator.advance(Duration.ofSeconds(2));
            linked = !linked;
            account.force(linked ? "authorized" : "notAuthorized");
            AccountState.Value expected = linked ? AccountState.Value.AUTHORIZED : AccountState.Value.NOT_AUTHORIZED;

            account.clearFaults();

            await(fault).until(() -> last() == expected);
        }

        assertThat(events.all(StateChanged.class))
                .extracting(StateChanged::id)
                .hasSize(1 + FAULTS.size())
                .doesNotHaveDuplicates();
    }
}
