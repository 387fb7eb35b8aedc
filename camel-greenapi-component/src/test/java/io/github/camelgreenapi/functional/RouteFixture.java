/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.FaultArming;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Strike;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A route {@code linking} on a simulator, and a phone that scans. */
final class RouteFixture implements AutoCloseable {

    static final String PHONE = "441234567890";

    final Simulator simulator;
    final DefaultCamelContext context = new DefaultCamelContext();
    final Events events = new Events();
    final SimulatedAccount account;
    private final LinkVariant way;

    /** What a route does before its end. */
    interface Steps {
        void add(RouteDefinition route);
    }

    RouteFixture(LinkVariant way) {
        this(way, Simulator.start());
    }

    RouteFixture(LinkVariant way, Simulator simulator) {
        this.way = way;
        this.simulator = simulator;
        this.account = way.account(simulator);
        context.getShutdownStrategy().setTimeout(2);
    }

    /** The method of the provider that gives codes. */
    String codes() {
        return switch (way) {
            case GREEN_API_BY_SOCKET -> "scanqrcode";
            case GREEN_API_BY_POLLING -> "qr";
            case Z_API_BY_POLLING -> "qr-code/image";
        };
    }

    /** @param written in the form in which {@code docs/faults.md} lists them, such as {@code status:429} */
    FaultArming fault(String written) {
        return arming(account, written);
    }

    static FaultArming arming(SimulatedAccount account, String written) {
        Strike strike = Strike.parse(written);
        return account.fault(strike.fault(), strike.argument());
    }

    void start(String more) throws Exception {
        start(more, route -> {});
    }

    void start(String more, Steps steps) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(way.uri("qr", simulator) + "&repeatDelay=10ms" + more)
                        .routeId("linking");
                steps.add(route);
                route.process(events);
            }
        });
        context.start();
    }

    /** Scans codes until one links, for a code may have been replaced or its session have ended. */
    void link() {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    if (!events.all(QrCode.class).isEmpty()) {
                        account.scanCurrent(PHONE);
                    }
                    return !events.all(Linked.class).isEmpty();
                });
    }

    @Override
    public void close() {
        context.stop();
        simulator.close();
    }
}
