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
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How changes of state come to a route, with every provider. */
class StateChangesTest {

    private final AtomicInteger failures = new AtomicInteger();
    private RouteFixture watched;
    private Events events;

    @AfterEach
    void stop() {
        watched.close();
    }

    private RouteFixture prepare(LinkVariant way) {
        watched = new RouteFixture(way);
        events = watched.events;
        return watched;
    }

    private SimulatedAccount watch(LinkVariant way, String more) throws Exception {
        watch(prepare(way).uri("state") + "&stateInterval=200ms" + more);
        return watched.account;
    }

    private void watch(String uri) throws Exception {
        watched.start(uri, route -> route.process(this::failSometimes));
    }

    private void failSometimes(Exchange exchange) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            events.process(exchange);
            throw new IllegalStateException("The route fails");
        }
    }

    private List<String> states() {
        return events.headers(GreenApiConstants.STATE);
    }

    private void awaitState(String state) {
        await().until(() -> {
            List<String> states = states();
            return !states.isEmpty() && states.get(states.size() - 1).equals(state);
        });
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
        prepare(way).linkAtProvider();
        watch(watched.uri("state") + "&stateInterval=1h");
        awaitState("AUTHORIZED");

        watched.context.createProducerTemplate().requestBody(watched.uri("logout"), (Object) null);

        awaitState("NOT_AUTHORIZED");
        assertThat(states()).containsExactly("AUTHORIZED", "NOT_AUTHORIZED");
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aRouteThatFailsGetsTheChangeAgainWithTheSameId(LinkVariant way) throws Exception {
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

        watched.suspendRoute();
        int asked = account.requests().getOrDefault("getStateInstance", 0);
        account.force("authorized");
        watched.resumeRoute();

        awaitState("AUTHORIZED");
        assertThat(states()).containsExactly("NOT_AUTHORIZED", "AUTHORIZED");
        assertThat(account.requests().getOrDefault("getStateInstance", 0)).isGreaterThanOrEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void readinessIsLinkedUnlinkedOrStale(LinkVariant way) throws Exception {
        prepare(way).enableHealthChecks();
        SimulatedAccount account = watched.account;
        watch(watched.uri("state") + "&stateInterval=200ms&readyOnlyWhenLinked=true");
        awaitHealth("unlinked");
        account.force("authorized");
        awaitHealth("linked");
        account.fault(Fault.STATUS, "500-html").untilCleared();
        awaitHealth("stale");
        account.clearFaults();
        awaitHealth("linked");
    }

    private void awaitHealth(String word) {
        await().until(() -> {
            HealthCheck.Result health = watched.health();
            return health.getDetails().containsKey("greenapi.accounts." + word)
                    && word.equals("linked") == (health.getState() == HealthCheck.State.UP);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void accountsComeAndGo(LinkVariant way) throws Exception {
        SimulatedAccount account = prepare(way).account;
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        watched.context.getRegistry().bind("tenants", accounts);
        watch("greenapi:state?accounts=#tenants&stateInterval=200ms");
        Provider provider = account.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;

        accounts.add(new GreenApiAccount(
                provider,
                account.instance(),
                watched.apiUrl(),
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
