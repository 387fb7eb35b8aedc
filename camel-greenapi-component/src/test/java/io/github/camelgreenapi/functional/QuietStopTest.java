/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stop is no failure of the consumer whose call it ends, and no outcome of a linking. */
class QuietStopTest {

    private final Simulator simulator = Simulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ReportedFailures failures = new ReportedFailures();
    private final Events events = new Events();

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN_API_BY_POLLING, state, getStateInstance",
        "Z_API_BY_POLLING, state, status",
        "GREEN_API_BY_POLLING, notifications, receiveNotification",
        "GREEN_API_BY_POLLING, qr, qr",
        "Z_API_BY_POLLING, qr, qr-code/image",
        "GREEN_API_BY_SOCKET, qr, getStateInstance"
    })
    void aComponentThatStopsFirstLeavesNothingToReport(LinkVariant way, String operation, String method)
            throws Exception {
        SimulatedAccount account = way.account(simulator);
        account.fault(Fault.STALL).on(method).untilCleared();
        context.getRegistry().bind("failures", failures);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(way.uri(operation, simulator) + "&exceptionHandler=#failures"
                                + (operation.equals("state") ? "&stateInterval=100ms" : ""))
                        .process(events);
            }
        });
        context.start();
        if (way == LinkVariant.GREEN_API_BY_SOCKET) {
            await().until(() -> account.sessions() == 1);
        } else {
            await().until(() -> account.requests().containsKey(method));
        }

        context.getComponent("greenapi").stop();
        context.stop();

        await().until(() -> ComponentThreads.own().isEmpty());
        assertThat(failures.messages).isEmpty();
        assertThat(events.types()).isSubsetOf("qrCode");
    }
}
