/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contexts that are restarted again and again, and routes that are stopped and started from all sides. */
class LifeCycleTest {

    private static final int RESTARTS = Repetitions.of(10, 200);
    private static final int STORMS = Repetitions.of(1, 40);
    private static final int THREADS = 4;
    private static final int ACTIONS = 10;
    private static final Map<String, LinkVariant> ROUTES = Map.of(
            "socket", LinkVariant.GREEN_API_BY_SOCKET,
            "polling", LinkVariant.Z_API_BY_POLLING,
            "state", LinkVariant.GREEN_API_BY_POLLING,
            "zApiState", LinkVariant.Z_API_BY_POLLING,
            "notifications", LinkVariant.GREEN_API_BY_POLLING);

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private DefaultCamelContext context;
    private Events events;

    @AfterEach
    void close() {
        context.stop();
        simulator.close();
    }

    private String uri(String route) {
        LinkVariant way = ROUTES.get(route);
        return switch (route) {
            case "state", "zApiState" -> way.uri("state", simulator) + "&stateInterval=200ms";
            case "notifications" -> way.uri("notifications", simulator);
            default -> way.uri("qr", simulator);
        };
    }

    private void start() throws Exception {
        context = new DefaultCamelContext();
        events = new Events();
        context.getShutdownStrategy().setTimeout(5);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ROUTES.keySet().forEach(route -> from(uri(route)).routeId(route).process(events));
            }
        });
        context.start();
    }

    private void runOnce() throws Exception {
        start();
        events.await(QrCode.class, 2);
        events.await(StateChanged.class, 2);
        context.createProducerTemplate().sendBody(LinkVariant.Z_API_BY_POLLING.uri("settings", simulator), "");
        context.stop();
    }

    @Test
    void aContextThatIsRestartedLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 3; i++) {
            runOnce();
        }
        Footprint before = Footprint.now();
        for (int i = 0; i < RESTARTS; i++) {
            runOnce();
        }

        isBackAt(before);
    }

    private static void isBackAt(Footprint before) {
        await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(Footprint.now())
                .as("as before, when it was %s", before)
                .matches(now -> now.isBackAt(before)));
    }

    @Test
    void aStormOfStopsAndStartsBreaksAndLeavesNothing() throws Exception {
        runOnce();
        Footprint before = Footprint.now();
        Long one = Long.getLong("seed");
        for (int i = 0; i < (one == null ? STORMS : 1); i++) {
            long seed = one == null ? System.nanoTime() : one;
            start();
            storm(seed);
            everythingWorks(seed);
            context.stop();
            await().until(() -> ComponentThreads.own().isEmpty());
        }

        isBackAt(before);
    }

    private void storm(long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> storms = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            storms.add(threads.submit(() -> {
                for (int action = 0; action < ACTIONS; action++) {
                    act(random);
                }
                return null;
            }));
        }
        for (Future<?> one : storms) {
            assertThat(one).as("seed %d", seed).succeedsWithin(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    private void act(Random random) throws Exception {
        List<String> ids = ROUTES.keySet().stream().sorted().toList();
        String route = ids.get(random.nextInt(ids.size()));
        RouteController controller = context.getRouteController();
        switch (random.nextInt(4)) {
            case 0 -> controller.stopRoute(route);
            case 1 -> controller.startRoute(route);
            case 2 -> controller.suspendRoute(route);
            default -> controller.resumeRoute(route);
        }
    }

    /** Starts all routes anew, links both accounts, and waits until each route has had its event. */
    private void everythingWorks(long seed) throws Exception {
        for (String route : ROUTES.keySet()) {
            context.getRouteController().stopRoute(route);
        }
        events.exchanges().clear();
        for (String route : ROUTES.keySet()) {
            context.getRouteController().startRoute(route);
        }
        for (SimulatedAccount account : List.of(simulator.greenApi(), simulator.zApi())) {
            await("seed " + seed).until(() -> came(QrCode.class, account));
            account.scanCurrent(RouteFixture.PHONE);
            await("seed " + seed).until(() -> came(Linked.class, account));
            await("seed " + seed).until(() -> events.all(StateChanged.class).stream()
                    .anyMatch(change -> change.instance().equals(account.instance())
                            && change.current().value() == AccountState.Value.AUTHORIZED));
        }
        simulator.greenApi().queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + seed + "\"}");
        await("seed " + seed).until(() -> simulator.greenApi().queued() == 0);
        simulator.accounts().forEach(SimulatedAccount::unlink);
    }

    private boolean came(Class<? extends LinkEvent> kind, SimulatedAccount account) {
        return events.all(kind).stream().anyMatch(event -> event.instance().equals(account.instance()));
    }
}
