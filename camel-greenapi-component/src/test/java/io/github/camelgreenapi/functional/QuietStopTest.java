/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.LoggedWarnings;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop is no failure of the consumer whose call it ends, and no outcome of a linking. */
class QuietStopTest {

    private final Simulator simulator = Simulator.builder().instances(2).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ReportedFailures failures = new ReportedFailures();
    private final Events events = new Events();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopOfEveryConsumerLogsNoWarning(boolean restoring) throws Exception {
        SimulatedAccount hanging = simulator.greenApi();
        SimulatedAccount zApi = simulator.zApi();
        List.of(hanging, zApi).forEach(account -> account.fault(Fault.STALL).untilCleared());
        SimulatedAccount bySocket = another(hanging);
        bySocket.fault(Fault.STALL).on("scanqrcode").untilCleared();
        int port = FreePort.next();
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(port);
        main.configure().addRoutesBuilder(everyConsumer(bySocket, port));
        try (LoggedWarnings warnings = new LoggedWarnings()) {
            main.start();
            awaitCalls(bySocket, "scanqrcode");
            awaitCalls(hanging, "getStateInstance", "qr", "getSettings", "receiveNotification");
            awaitCalls(zApi, "status", "qr-code/image", "me");
            if (restoring) {
                int before = zApi.requests().get("me");
                main.getCamelContext().getRouteController().stopRoute("webhook of " + hanging.instance());
                main.getCamelContext().getRouteController().stopRoute("webhook of " + zApi.instance());
                await().until(() -> zApi.requests().get("me") > before);
            }

            main.stop();

            await().until(() -> ComponentThreads.own().isEmpty());
            assertThat(warnings.lines()).isEmpty();
        }
    }

    private SimulatedAccount another(SimulatedAccount account) {
        return simulator.accounts().stream()
                .filter(other ->
                        other.clientToken() == null && !other.instance().equals(account.instance()))
                .findFirst()
                .orElseThrow();
    }

    private RouteBuilder everyConsumer(SimulatedAccount bySocket, int port) {
        String server = "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:" + port;
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(LinkVariant.GREEN_API_BY_SOCKET.uri("qr", bySocket, simulator.url()))
                        .process(events);
                from(LinkVariant.GREEN_API_BY_POLLING.uri("notifications", simulator))
                        .process(events);
                for (LinkVariant way : List.of(LinkVariant.GREEN_API_BY_POLLING, LinkVariant.Z_API_BY_POLLING)) {
                    from(way.uri("qr", simulator)).process(events);
                    from(way.uri("state", simulator)).process(events);
                    from("webhook:" + way.uri("notifications", simulator) + server)
                            .routeId("webhook of " + way.account(simulator).instance())
                            .process(events);
                }
            }
        };
    }

    private static void awaitCalls(SimulatedAccount account, String... methods) {
        await().untilAsserted(() -> assertThat(account.requests()).containsKeys(methods));
    }
}
