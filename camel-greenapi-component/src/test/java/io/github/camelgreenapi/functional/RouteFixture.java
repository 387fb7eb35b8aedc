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
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A Camel context on a simulator: a route that consumes from an account, the events that it got, and a phone. */
final class RouteFixture implements AutoCloseable {

    static final String PHONE = "441234567890";

    private static final String ROUTE = "tested";

    final LinkVariant way;
    final Simulator simulator;
    final SimulatedAccount account;
    final DefaultCamelContext context = new DefaultCamelContext();
    final Events events;
    private final Network network;

    /** What a route does before its end. */
    interface Steps {
        void add(RouteDefinition route);
    }

    RouteFixture(LinkVariant way) {
        this(way, Simulator.start());
    }

    /** @param simulator is closed with the fixture */
    RouteFixture(LinkVariant way, Simulator simulator) {
        this(way, simulator, Network.to(simulator), new Events());
    }

    private RouteFixture(LinkVariant way, Simulator simulator, Network network, Events events) {
        this.way = way;
        this.simulator = simulator;
        this.account = way.account(simulator);
        this.network = network;
        this.events = events;
        context.getShutdownStrategy().setTimeout(5);
    }

    /** Stops the context and follows it by another one on the same account, which adds to the same events. */
    RouteFixture successor() {
        context.stop();
        return new RouteFixture(way, simulator, network, events);
    }

    /** The method of the provider that gives codes. */
    String codes() {
        return switch (way) {
            case GREEN_API_BY_SOCKET -> "scanqrcode";
            case GREEN_API_BY_POLLING -> "qr";
            case Z_API_BY_POLLING -> "qr-code/image";
        };
    }

    /** Where the component finds the simulator. */
    String apiUrl() {
        return network.apiUrl();
    }

    /** The address of an operation on the account. */
    String uri(String operation) {
        return way.uri(operation, account, apiUrl());
    }

    /** @param written in the form in which {@code docs/faults.md} lists them, such as {@code status:429} */
    FaultArming fault(String written) {
        return arming(account, written);
    }

    static FaultArming arming(SimulatedAccount account, String written) {
        Strike strike = Strike.parse(written);
        return account.fault(strike.fault(), strike.argument());
    }

    /** Has a phone scan a code, and waits until the provider has linked the account. */
    void linkAtProvider() {
        account.scanCurrent(PHONE);
        await().until(() -> account.state().equals("authorized"));
    }

    /** Starts a route that links the account, with short pauses between sessions. */
    void startLinking(String more) throws Exception {
        startLinking(more, route -> {});
    }

    void startLinking(String more, Steps steps) throws Exception {
        start(uri("qr") + "&repeatDelay=10ms" + more, steps);
    }

    /** Starts a route from this address to the events. */
    void start(String uri) throws Exception {
        start(uri, route -> {});
    }

    /** Starts a route from this address through these steps to the events. */
    void start(String uri, Steps steps) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(uri).routeId(ROUTE);
                steps.add(route);
                route.process(events);
            }
        });
    }

    void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    void stopRoute() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
    }

    void startRoute() throws Exception {
        context.getRouteController().startRoute(ROUTE);
    }

    void suspendRoute() throws Exception {
        context.getRouteController().suspendRoute(ROUTE);
    }

    void resumeRoute() throws Exception {
        context.getRouteController().resumeRoute(ROUTE);
    }

    /** Switches the health checks of consumers on, which Camel leaves off. */
    void enableHealthChecks() {
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        HealthCheckRepository consumers = (HealthCheckRepository) health.resolveById("consumers");
        consumers.setEnabled(true);
        health.register(consumers);
    }

    /** The readiness of the route. */
    HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE))
                .findFirst()
                .orElseThrow();
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
        network.close();
        simulator.close();
    }
}
