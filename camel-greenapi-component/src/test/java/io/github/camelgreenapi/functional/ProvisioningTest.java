/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.CreateInstance.CreatedInstance;
import io.github.camelgreenapi.command.DeleteInstance.DeletedInstance;
import io.github.camelgreenapi.command.GetInstances.InstanceInfo;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances created, listed and given back at the simulator, where a new one refuses its credentials at first. */
class ProvisioningTest {

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder()
                    .rateLimits(false)
                    .freshTime(Duration.ofMillis(500))
                    .start());
    private final Simulator simulator = run.simulator;
    private final InMemoryGreenApiAccounts tenants = new InMemoryGreenApiAccounts();
    private final CamelContext context = run.context;
    private final Events events = run.events;
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
        component.getConfiguration().setApiUrl(simulator.url());
        component.getConfiguration().setPartnerToken(simulator.partnerToken());
        component.getConfiguration().setClientToken(simulator.zApi().clientToken());
        component.getConfiguration().setAccounts(tenants);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private Exchange send(String uri, Object body, String instance) {
        return template.send("greenapi:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, instance);
        });
    }

    private CreatedInstance create(Provider provider, String name) {
        Exchange exchange = send("createInstance?provider=" + provider.id() + "&instanceName=" + name, null, null);
        assertThat(exchange.getException()).isNull();
        CreatedInstance created = exchange.getMessage().getBody(CreatedInstance.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(GreenApiConstants.INSTANCE, created.instance())
                .containsEntry(GreenApiConstants.INSTANCE_NAME, name)
                .containsEntry(GreenApiConstants.PROVIDER, provider.id());
        assertThat(exchange.getMessage().getHeaders().toString())
                .doesNotContain(created.account().apiToken());
        tenants.add(created.account());
        return created;
    }

    @SuppressWarnings("unchecked")
    private List<InstanceInfo> list(Provider provider, String name) {
        Exchange exchange = send("instances?provider=" + provider.id() + "&instanceName=" + name, null, null);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }

    private DeletedInstance delete(Provider provider, String instance) {
        Exchange exchange = send("deleteInstance?provider=" + provider.id(), null, instance);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(DeletedInstance.class);
    }

    private GreenApiError kindOf(Exchange exchange) {
        return exchange.getException(GreenApiException.class).kind();
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void whatIsCreatedIsListedAndGivenBack(Provider provider) {
        CreatedInstance created = create(provider, "acme");

        assertThat(created.apiUrl()).isEqualTo(simulator.url());
        assertThat(list(provider, "acme")).singleElement().satisfies(info -> assertThat(info.account())
                .isEqualTo(created.account()));
        assertThat(send("state?startupTimeout=1m", null, created.instance())
                        .getMessage()
                        .getBody(AccountState.class)
                        .value())
                .isIn(AccountState.Value.NOT_AUTHORIZED, AccountState.Value.STARTING);
        SimulatedAccount simulated = simulator.account(created.instance());
        simulated.scanCurrent(PHONE);
        await().until(() -> simulated.state().equals("authorized"));

        DeletedInstance deleted = delete(provider, created.instance());

        assertThat(deleted.outcome())
                .isEqualTo(
                        switch (provider) {
                            case GREEN_API -> DeletedInstance.Outcome.deleted;
                            case Z_API -> DeletedInstance.Outcome.cancelled;
                        });
        assertThat(simulated.phone()).isNull();
        if (provider == Provider.GREEN_API) {
            assertThat(list(provider, "acme")).isEmpty();
            assertThat(delete(provider, created.instance()).outcome()).isEqualTo(DeletedInstance.Outcome.alreadyGone);
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void aLostAnswerLeavesAnInstanceThatIsFoundByItsName(Provider provider) {
        String method = provider == Provider.GREEN_API ? "createInstance" : "integrator/on-demand";
        simulator.fault(Fault.LOST_RESPONSE).on(method).once();
        Exchange exchange = send("createInstance?provider=" + provider.id() + "&instanceName=acme", Map.of(), null);

        assertThat(kindOf(exchange)).isEqualTo(GreenApiError.OUTCOME_UNKNOWN);
        assertThat(list(provider, "acme")).hasSize(1);
    }

    @Test
    void theOtherFormsOfAnAnswerAreUnderstood() {
        simulator.fault(Fault.ENVELOPE).times(3);
        CreatedInstance created = create(Provider.GREEN_API, "acme");
        assertThat(list(Provider.GREEN_API, "acme")).hasSize(1);
        await().until(() -> send("state", null, created.instance()).getException() == null);
        assertThat(delete(Provider.GREEN_API, created.instance()).outcome()).isEqualTo(DeletedInstance.Outcome.deleted);

        simulator.fault(Fault.API_URL).once();
        assertThat(create(Provider.GREEN_API, "globex").apiUrl()).isEqualTo(simulator.url());
    }

    @Test
    void aWrongTokenIsRefusedUnderStatus200() {
        Exchange exchange = send("instances?partnerToken=wrong-t0ken", null, null);

        assertThat(kindOf(exchange)).isEqualTo(GreenApiError.UNAUTHORIZED);
        assertThat(exchange.getException()).hasMessageContaining("partnerToken").hasMessageNotContaining("wrong-t0ken");
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void noTokenIsSaidAtAnyLogLevel(Provider provider) {
        try (CapturedOutput said = new CapturedOutput()) {
            said.atEveryLevel();
            CreatedInstance created = create(provider, "acme");
            for (Fault fault : List.of(Fault.ECHO_404, Fault.RESET)) {
                simulator.fault(fault).untilCleared();
                Exchange failed = send("createInstance?provider=" + provider.id(), Map.of(), null);
                said.add(failed.getException());
                said.addHeadersAndProperties(failed);
                simulator.clearFaults();
            }
            said.addHeadersAndProperties(send("instances?instanceName=acme&provider=" + provider.id(), null, null));

            assertThat(said.text()).contains("createInstance");
            assertThat(said.linesWith(simulator.partnerToken())).isEmpty();
            assertThat(said.linesWith(created.account().apiToken())).isEmpty();
        }
    }

    @Test
    void aNewInstanceIsLinkedInItsFirstSession() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?repeat=never&startupTimeout=1m").process(events);
            }
        });
        CreatedInstance created = create(Provider.GREEN_API, "acme");
        SimulatedAccount simulated = simulator.account(created.instance());

        await().until(() -> simulated.sessions() == 1);
        await().until(() -> simulated.scanCurrent(PHONE));
        await().until(() -> events.types().contains("accountData"));

        assertThat(events.types()).doesNotContain("error", "stopped");
        assertThat(simulated.requests().get("scanqrcode")).isOne();
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void anotherPartnersTokenIsNotTakenForTheFirstOnes(Provider provider) {
        String address = "instances?provider=" + provider.id() + "&partnerToken=";
        assertThat(send(address + simulator.partnerToken(), null, null).getException())
                .isNull();

        assertThat(kindOf(send(address + "anotherPartners", null, null))).isEqualTo(GreenApiError.UNAUTHORIZED);
    }
}
