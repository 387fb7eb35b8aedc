/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see: health and meters. */
class ObservationTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private RouteFixture observed;
    private Events events;

    @AfterEach
    void stop() {
        observed.close();
    }

    private RouteFixture prepare(LinkVariant way) {
        observed = new RouteFixture(way);
        events = observed.events;
        observed.context.getRegistry().bind("metrics", registry);
        observed.enableHealthChecks();
        return observed;
    }

    private SimulatedAccount link(LinkVariant way, String more) throws Exception {
        prepare(way).startLinking(more);
        return observed.account;
    }

    private HealthCheck.Result health() {
        return observed.health();
    }

    private double count(String name, String... tags) {
        var counter = registry.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsSeenByHealthChecksAndMeters(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "");
        QrCode code = events.await(QrCode.class);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("greenapi.accounts.linking", 1);
        account.scan(code.content(), PHONE);
        events.await(Linked.class);

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("greenapi.accounts.linked", 1);
        String provider = code.provider().id();
        assertThat(count("greenapi.linkings.started", "provider", provider)).isOne();
        assertThat(count("greenapi.codes.shown", "provider", provider)).isOne();
        assertThat(count("greenapi.sessions.ended", "outcome", "accountData", "kind", "none"))
                .isOne();
        assertThat(registry.get("greenapi.time.to.link").timer().count()).isOne();
        assertThat(registry.getMeters().stream().map(Meter::getId).flatMap(id -> id.getTags().stream()))
                .extracting(Tag::getValue)
                .doesNotContain(account.instance(), account.token(), PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkingThatGaveUpIsNotReadyWhenThatIsWanted(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "&repeat=never&sessionTimeout=300ms&readyOnlyWhenLinked=true");
        events.await(LinkStopped.class);

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains(account.instance(), "stopped");
        await().until(() -> count("greenapi.linkings.stopped") == 1);
        assertThat(count("greenapi.sessions.ended", "outcome", "timeoutExpired"))
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_POLLING", "Z_API_BY_POLLING"})
    void callsAreTimedByMethodAndOutcome(LinkVariant way) throws Exception {
        SimulatedAccount account = link(way, "");
        events.await(QrCode.class);

        String method = way == LinkVariant.Z_API_BY_POLLING ? "qr-code/image" : "qr";
        account.fault(Fault.STATUS, "401").on(method).once();

        await().until(() -> registry.find("greenapi.calls")
                        .tags("method", method, "outcome", "unauthorized")
                        .timer()
                != null);
        assertThat(registry.get("greenapi.calls")
                        .tags("method", method, "outcome", "ok")
                        .timer()
                        .count())
                .isPositive();
    }

    @WithBothProviders
    void healthSaysWhetherAWatchedAccountIsLinked(LinkVariant way) throws Exception {
        SimulatedAccount account = prepare(way).account;
        observed.linkAtProvider();
        observed.start(observed.uri("state") + "&stateInterval=200ms&readyOnlyWhenLinked=true");
        events.await(StateChanged.class);

        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("greenapi.accounts.linked", 1);
        assertThat(registry.get("greenapi.accounts")
                        .tag("state", "AUTHORIZED")
                        .gauge()
                        .value())
                .isOne();
        account.unlink();
        events.await(StateChanged.class, 2);

        await().until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains(account.instance());
        assertThat(registry.get("greenapi.accounts")
                        .tag("state", "NOT_AUTHORIZED")
                        .gauge()
                        .value())
                .isOne();
    }

    @Test
    void aQueueIsReadyAndItsLagIsMeasured() throws Exception {
        prepare(LinkVariant.GREEN_API_BY_POLLING);
        observed.start(observed.uri("notifications"));
        observed.account.queue("{\"typeWebhook\":\"incomingCall\",\"timestamp\":"
                + Instant.now().minusSeconds(60).getEpochSecond() + "}");
        await().until(() -> events.exchanges().size() == 1);

        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("greenapi.accounts.reading", 1);
        assertThat(registry.get("greenapi.notifications.lag").timer().max(TimeUnit.SECONDS))
                .isBetween(59.0, 90.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRegistryThatFailsCostsNoEvent(boolean isOfAnotherVersion) throws Exception {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                if (isOfAnotherVersion) {
                    throw new NoSuchMethodError("the registry's");
                }
                throw new IllegalStateException("The registry fails");
            }
        });
        SimulatedAccount account = link(LinkVariant.GREEN_API_BY_POLLING, "");

        account.scan(events.await(QrCode.class).content(), PHONE);

        events.await(Linked.class);
        assertThat(events.story()).containsExactly("qrCode", "accountData");
    }

    private double accounts(String state) {
        var gauge = registry.find("greenapi.accounts").tag("state", state).gauge();
        return gauge == null ? -1 : gauge.value();
    }

    @Test
    void accountsThatAreLinkedAreCountedToo() throws Exception {
        SimulatedAccount account = link(LinkVariant.GREEN_API_BY_SOCKET, "");
        events.await(QrCode.class);
        assertThat(accounts("NOT_AUTHORIZED")).isOne();
        account.scanCurrent(PHONE);
        events.await(Linked.class);

        assertThat(accounts("AUTHORIZED")).isOne();
        assertThat(accounts("NOT_AUTHORIZED")).isZero();
    }

    @Test
    void accountsAreSummedOverContextsAndGoWithTheirs() throws Exception {
        link(LinkVariant.GREEN_API_BY_SOCKET, "");
        events.await(QrCode.class);
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getRegistry().bind("metrics", registry);
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(LinkVariant.Z_API_BY_POLLING.uri("state", observed.simulator.zApi(), observed.apiUrl()))
                            .process(events);
                }
            });
            other.start();
            await().until(() -> accounts("NOT_AUTHORIZED") == 2);
        }
        assertThat(accounts("NOT_AUTHORIZED")).isOne();

        observed.context.stop();
        assertThat(accounts("NOT_AUTHORIZED")).isEqualTo(-1);
    }

    @Test
    void aRemovedAccountIsCountedNoMore() throws Exception {
        prepare(LinkVariant.GREEN_API_BY_POLLING);
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        SimulatedAccount account = observed.account;
        accounts.add(new GreenApiAccount(
                Provider.GREEN_API, account.instance(), observed.apiUrl(), account.token(), null, Map.of()));
        observed.context.getRegistry().bind("tenants", accounts);
        observed.linkAtProvider();
        observed.start("greenapi:qr?accounts=#tenants&repeat=always&stateInterval=100ms");
        events.await(AlreadyLinked.class);
        await().until(() -> account.requests().getOrDefault("getStateInstanceHistory", 0) > 0);
        await().until(() -> accounts("AUTHORIZED") == 1);

        accounts.remove(account.instance());

        assertThat(accounts("AUTHORIZED")).isZero();
    }
}
