/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How changes of state come to a route, with every provider. */
class StateChangesTest {

    private final Simulator simulator = Simulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Events events = new Events();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void hurry() {
        context.getShutdownStrategy().setTimeout(5);
    }

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    private SimulatedAccount watch(LinkVariant way, String more) throws Exception {
        return watchUri(way, way.uri("state", simulator) + "&stateInterval=200ms" + more);
    }

    private SimulatedAccount watchUri(LinkVariant way, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId("watch")
                        .process(exchange -> {
                            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                events.process(exchange);
                                throw new IllegalStateException("The route fails");
                            }
                        })
                        .process(events);
                from("direct:logout").to(way.uri("logout", simulator));
            }
        });
        context.start();
        return way.account(simulator);
    }

    private List<String> states() {
        return events.exchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(GreenApiConstants.STATE, String.class))
                .toList();
    }

    private void awaitState(String state) {
        await().until(() ->
                !states().isEmpty() && states().get(states().size() - 1).equals(state));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void everyChangeComesOnce(LinkVariant way) throws Exception {
        SimulatedAccount account = watch(way, "");
        awaitState("NOT_AUTHORIZED");

        account.scanCurrent(PHONE);
        awaitState("AUTHORIZED");
        account.unlink();
        awaitState("NOT_AUTHORIZED");

        assertThat(states().stream().filter(state -> !state.equals("STARTING")))
                .containsExactly("NOT_AUTHORIZED", "AUTHORIZED", "NOT_AUTHORIZED");
        Message last = events.exchanges().get(events.exchanges().size() - 1).getMessage();
        assertThat(last.getHeaders())
                .containsEntry(GreenApiConstants.INSTANCE, account.instance())
                .containsEntry(GreenApiConstants.EVENT_TYPE, "stateInstanceChanged")
                .containsEntry(GreenApiConstants.PREVIOUS_STATE, "AUTHORIZED")
                .containsEntry(GreenApiConstants.SOURCE, "poll")
                .containsEntry(
                        GreenApiConstants.EVENT_ID,
                        last.getBody(StateChanged.class).id());
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void oneOwnLogoutIsOneChangeAndComesAtOnce(LinkVariant way) throws Exception {
        way.account(simulator).scanCurrent(PHONE);
        await().until(() -> way.account(simulator).state().equals("authorized"));
        watchUri(way, way.uri("state", simulator) + "&stateInterval=1h");
        awaitState("AUTHORIZED");

        context.createFluentProducerTemplate().to("direct:logout").send();

        awaitState("NOT_AUTHORIZED");
        assertThat(states()).containsExactly("AUTHORIZED", "NOT_AUTHORIZED");
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aRouteThatFailsIsToldAgainWithTheSameId(LinkVariant way) throws Exception {
        failures.set(2);
        watch(way, "");

        await().until(() -> events.exchanges().size() == 3);

        assertThat(events.all(StateChanged.class))
                .extracting(StateChanged::id)
                .containsOnly(events.all(StateChanged.class).get(0).id());
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aSuspendedRouteMissesNothing(LinkVariant way) throws Exception {
        SimulatedAccount account = watch(way, "");
        awaitState("NOT_AUTHORIZED");

        context.getRouteController().suspendRoute("watch");
        int asked = account.requests().getOrDefault("getStateInstance", 0);
        account.force("authorized");
        context.getRouteController().resumeRoute("watch");

        awaitState("AUTHORIZED");
        assertThat(states()).containsExactly("NOT_AUTHORIZED", "AUTHORIZED");
        assertThat(account.requests().getOrDefault("getStateInstance", 0)).isGreaterThanOrEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void readinessTellsLinkedUnlinkedAndStale(LinkVariant way) throws Exception {
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        HealthCheckRepository consumers = (HealthCheckRepository) health.resolveById("consumers");
        consumers.setEnabled(true);
        health.register(consumers);
        SimulatedAccount account = watch(way, "&readyOnlyWhenLinked=true");
        awaitHealth("unlinked");
        account.force("authorized");
        awaitHealth("linked");
        account.fault(Fault.STATUS, "500-html").untilCleared();
        awaitHealth("stale");
        account.clearFaults();
        awaitHealth("linked");
    }

    private void awaitHealth(String word) {
        await().until(() -> HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:watch"))
                .anyMatch(result -> result.getDetails().containsKey("greenapi.accounts." + word)
                        && word.equals("linked") == (result.getState() == HealthCheck.State.UP)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void accountsComeAndGo(LinkVariant way) throws Exception {
        SimulatedAccount account = way.account(simulator);
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        context.getRegistry().bind("tenants", accounts);
        watchUri(way, "greenapi:state?accounts=#tenants&stateInterval=200ms");
        Provider provider = account.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;

        accounts.add(new GreenApiAccount(
                provider,
                account.instance(),
                simulator.url(),
                account.token(),
                account.clientToken(),
                Map.of("tenant", "acme")));
        awaitState("NOT_AUTHORIZED");
        accounts.remove(account.instance());
        account.force("authorized");

        assertThat(events.exchanges().get(0).getMessage().getHeader(GreenApiConstants.META_PREFIX + "tenant"))
                .isEqualTo("acme");
        assertThat(states()).containsExactly("NOT_AUTHORIZED");
    }
}
