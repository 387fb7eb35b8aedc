/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share an instance by Camel's cluster services: one reads, the other takes over. */
class FailoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Simulator simulator = Simulator.start();
    private final Network network = Network.to(simulator);
    private final SimulatedAccount account = simulator.greenApi();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final SharedTable shared = new SharedTable();
    private final List<DefaultCamelContext> nodes = new ArrayList<>();

    @TempDir
    private Path locks;

    @AfterEach
    void stop() {
        nodes.forEach(DefaultCamelContext::stop);
        network.close();
        simulator.close();
    }

    private String uri(String operation) {
        return LinkVariant.GREEN_API_BY_POLLING.uri(operation, account, network.apiUrl());
    }

    private DefaultCamelContext node(String name) throws Exception {
        return node(
                name,
                uri("notifications"),
                exchange -> handled.add(name + " "
                        + exchange.getMessage()
                                .getHeader(GreenApiConstants.EVENT_ID, String.class)
                                .replaceFirst(".*-", "")));
    }

    /** A node that polls states and keeps what its route has taken where the other one finds it. */
    private DefaultCamelContext stateNode(String name) throws Exception {
        return node(
                name,
                uri("state") + "&stateInterval=1100ms&stateRepository=#shared",
                exchange -> handled.add(
                        name + " " + exchange.getMessage().getHeader(GreenApiConstants.STATE, String.class)));
    }

    private DefaultCamelContext node(String name, String uri, Processor handler) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockDelay(1, TimeUnit.MILLISECONDS);
        DefaultCamelContext context = new DefaultCamelContext();
        // Unlike its name alone, this is unique in a JVM in which several of these tests run at once.
        context.getCamelContextExtension().setName(name + "-" + simulator.port());
        context.getShutdownStrategy().setTimeout(10);
        context.addService(cluster);
        context.getRegistry().bind("shared", shared);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:instances:" + uri).process(handler).delay(20).asyncDelayed();
            }
        });
        nodes.add(context);
        context.start();
        return context;
    }

    @Test
    void aFailoverLosesAndReordersNothing() throws Exception {
        DefaultCamelContext first = node("first");
        await().atMost(PATIENCE).until(() -> account.requests().containsKey("receiveNotification"));
        node("second");
        List<String> issued = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            issued.add(String.valueOf(i));
            account.queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + i + "\"}");
        }
        await().until(() -> handled.size() > 20);

        first.stop();

        await().atMost(PATIENCE).until(() -> account.queued() == 0);
        assertThat(new ArrayList<>(new LinkedHashSet<>(
                        handled.stream().map(line -> line.split(" ")[1]).toList())))
                .isEqualTo(issued);
        assertThat(handled.get(0)).startsWith("first");
        assertThat(handled.get(handled.size() - 1)).startsWith("second");
        assertThat(handled).hasSizeLessThanOrEqualTo(issued.size() + 1);
    }

    @Test
    void aFailoverRepeatsNoChangeAndMissesNone() throws Exception {
        DefaultCamelContext first = stateNode("first");
        // Only when the route has ended, a little after its first step, has it taken the change.
        await().atMost(PATIENCE).until(() -> !shared.rows.isEmpty());
        first.stop();
        for (String state : List.of("authorized", "blocked", "authorized")) {
            simulator.advance(Duration.ofSeconds(2));
            account.force(state);
        }

        stateNode("second");

        await().atMost(PATIENCE).until(() -> handled.size() >= 4);
        assertThat(handled)
                .containsExactly("first NOT_AUTHORIZED", "second AUTHORIZED", "second BLOCKED", "second AUTHORIZED");
    }
}
