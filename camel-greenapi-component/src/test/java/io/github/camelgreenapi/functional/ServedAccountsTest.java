/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts of both providers that come and go under one consumer, each on its own. */
class ServedAccountsTest {

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING, Simulator.builder().instances(2).start());
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final Events events = run.events;
    private final List<SimulatedAccount> simulated = List.copyOf(simulator.accounts());

    @AfterEach
    void stop() {
        run.close();
    }

    private void start() throws Exception {
        context.getRegistry().bind("accounts", accounts);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?accounts=#accounts&qrInterval=300ms")
                        .routeId("linking")
                        .process(events);
                from("direct:state").to("greenapi:state?accounts=#accounts");
            }
        });
        context.start();
    }

    private GreenApiAccount account(SimulatedAccount wanted, String token, Map<String, String> metadata) {
        Provider provider = wanted.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;
        return new GreenApiAccount(provider, wanted.instance(), run.apiUrl(), token, wanted.clientToken(), metadata);
    }

    private GreenApiAccount account(SimulatedAccount wanted) {
        return account(wanted, wanted.token(), Map.of());
    }

    private <E> List<E> of(SimulatedAccount wanted, Class<E> kind) {
        return events.exchanges().stream()
                .map(Exchange::getMessage)
                .filter(message -> wanted.instance().equals(message.getHeader(GreenApiConstants.INSTANCE)))
                .filter(message -> kind.isInstance(message.getBody()))
                .map(message -> kind.cast(message.getBody()))
                .toList();
    }

    @Test
    void accountsAreServedAsTheyComeEachWithItsOwnSession() throws Exception {
        accounts.add(account(simulated.get(0)));
        start();
        for (SimulatedAccount one : simulated) {
            accounts.add(account(one));
            await().until(() -> !of(one, QrCode.class).isEmpty());
        }
        for (SimulatedAccount one : simulated) {
            assertThat(one.scan(of(one, QrCode.class).get(0).content(), PHONE)).isTrue();
            await().until(() -> !of(one, Linked.class).isEmpty());
        }

        assertThat(events.all()).extracting(event -> event.session()).doesNotContainNull();
        assertThat(events.all(Linked.class)).extracting(Linked::session).doesNotHaveDuplicates();
        assertThat(simulated)
                .allSatisfy(one ->
                        assertThat(of(one, QrCode.class).get(0).sequence()).isOne());
    }

    @Test
    void anAccountThatIsRemovedIsLeftAlone() throws Exception {
        simulated.forEach(one -> accounts.add(account(one)));
        start();
        await().until(() ->
                simulated.stream().noneMatch(one -> of(one, QrCode.class).isEmpty()));
        SimulatedAccount green = simulator.greenApi();
        SimulatedAccount zApi = simulator.zApi();
        accounts.remove(green.instance());
        accounts.remove(zApi.instance());
        await().until(() -> green.sessions() == 0);
        int asked = zApi.requestLog().size();
        int told = of(zApi, Object.class).size();

        green.scanCurrent(PHONE);
        zApi.scanCurrent(PHONE);
        SimulatedAccount other = simulated.stream()
                .filter(one -> one.clientToken() != null && !one.instance().equals(zApi.instance()))
                .findFirst()
                .orElseThrow();
        int askedOfOther = other.requestLog().size();
        await().until(() -> other.requestLog().size() > askedOfOther + 3);

        assertThat(zApi.requestLog().size()).isLessThanOrEqualTo(asked + 1);
        assertThat(of(zApi, Object.class)).hasSize(told);
        assertThat(of(green, Linked.class)).isEmpty();
    }

    @Test
    void anAccountThatComesBackIsServedAnew() throws Exception {
        SimulatedAccount one = simulator.greenApi();
        accounts.add(account(one));
        start();
        events.await(QrCode.class);
        accounts.remove(one.instance());
        accounts.add(account(one));

        events.await(QrCode.class, 2);
        one.scanCurrent(PHONE);
        events.await(Linked.class);
        assertThat(events.all(QrCode.class)).extracting(QrCode::session).doesNotHaveDuplicates();
    }

    @Test
    void newCredentialsReplaceTheOldOnes() throws Exception {
        SimulatedAccount one = simulator.greenApi();
        accounts.add(account(one, "outdated", Map.of()));
        start();
        events.await(LinkFailed.class);
        accounts.add(account(one));

        one.scan(events.await(QrCode.class).content(), PHONE);
        events.await(Linked.class);
    }

    @Test
    void metadataIsEchoed() throws Exception {
        accounts.add(account(simulator.zApi(), simulator.zApi().token(), Map.of("tenant", "acme", "shard", "7")));
        start();
        events.await(QrCode.class);

        assertThat(events.exchanges().get(0).getMessage().getHeaders())
                .containsEntry("CamelGreenApiMeta.tenant", "acme")
                .containsEntry("CamelGreenApiMeta.shard", "7");
    }

    @Test
    void aStuckProviderDelaysNobodyElse() throws Exception {
        SimulatedAccount stuckGreen = simulated.get(0);
        SimulatedAccount stuckZApi = simulated.get(1);
        stuckGreen.fault(Fault.STALL).untilCleared();
        stuckZApi.fault(Fault.STALL).untilCleared();
        simulated.forEach(one -> accounts.add(account(one)));
        start();

        for (SimulatedAccount one : simulated.subList(2, 4)) {
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> !of(one, QrCode.class).isEmpty());
            one.scanCurrent(PHONE);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !of(one, Linked.class).isEmpty());
        }
        assertThat(of(stuckZApi, Object.class)).isEmpty();
    }

    @Test
    void aFailingAccountDoesNotEndTheOthers() throws Exception {
        SimulatedAccount failing = simulator.zApi();
        accounts.add(account(failing, "wrong", Map.of()));
        accounts.add(account(simulator.greenApi()));
        start();
        await().until(() -> !of(failing, LinkFailed.class).isEmpty());

        simulator.greenApi().scan(events.await(QrCode.class).content(), PHONE);
        events.await(Linked.class);
    }

    @Test
    void theHeaderChoosesTheCredentials() throws Exception {
        start();
        context.getRouteController().stopRoute("linking");
        SimulatedAccount right = simulated.get(0);
        SimulatedAccount wrong = simulated.get(2);
        SimulatedAccount zApi = simulator.zApi();
        accounts.add(account(right));
        accounts.add(account(wrong, "another-token", Map.of()));
        accounts.add(account(zApi));

        state(right);
        assertThatThrownBy(() -> state(wrong)).isInstanceOf(CamelExecutionException.class);
        state(zApi);

        // A token that travelled with another account's call would have been accepted, or refused, the other way round.
        assertThat(right.requestLog()).extracting(RecordedRequest::status).containsExactly(200);
        assertThat(wrong.requestLog()).extracting(RecordedRequest::status).containsExactly(401);
        assertThat(zApi.requestLog()).extracting(RecordedRequest::status).containsExactly(200);
        assertThat(zApi.requestLog())
                .allSatisfy(call -> assertThat(call.headers()).containsKey("client-token"));
        assertThat(right.requestLog())
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("client-token"));
    }

    private Object state(SimulatedAccount one) {
        return context.createProducerTemplate()
                .requestBodyAndHeader("direct:state", null, GreenApiConstants.INSTANCE, one.instance());
    }

    @Test
    void changesDuringAStartAndAStopEndWell() throws Exception {
        start();
        for (int round = 0; round < 20; round++) {
            Thread changer = new Thread(() -> simulated.forEach(one -> {
                accounts.remove(one.instance());
                accounts.add(account(one));
            }));
            changer.start();
            context.getRouteController().suspendRoute("linking");
            context.getRouteController().resumeRoute("linking");
            changer.join(5_000);
            assertThat(changer.isAlive()).isFalse();
        }
        int before = events.exchanges().size();
        await().until(() ->
                events.exchanges().size() > before || !events.all(QrCode.class).isEmpty());
        simulated.forEach(one -> accounts.remove(one.instance()));
        await().until(() -> simulated.stream().allMatch(one -> one.sessions() == 0));
    }
}
