/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.simulator.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending to an address that differs from message to message. */
class DynamicAddressTest {

    private static final int ACCOUNTS = 100;

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder().rateLimits(false).instances(ACCOUNTS).start());
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;
    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final String token = simulator.greenApi().token();

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new GreenApiAccount(Provider.GREEN_API, instance(i), simulator.url(), token, null, Map.of()));
        }
        context.getRegistry().bind("tenants", accounts);
        context.getPropertiesComponent().addInitialProperty("url", simulator.url());
        context.getPropertiesComponent().addInitialProperty("token", token);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:state").toD("greenapi:state?accounts=#tenants&instance=${header.x}");
                from("direct:any").toD("greenapi:${header.op}?accounts=#tenants&instance=${header.x}");
                from("direct:code")
                        .toD("greenapi:authorizationCode?accounts=#tenants&instance=${header.x}&phoneNumber=${body}");
                from("direct:alone").toD("greenapi:state?apiUrl={{url}}&apiToken={{token}}&instance=${header.x}");
            }
        });
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.fromString(
                                "dynamic.yaml",
                                """
                        - route:
                            from:
                              uri: direct:yaml
                              steps:
                                - toD:
                                    uri: greenapi:state
                                    parameters:
                                      accounts: "#tenants"
                                      instance: "${header.x}"
                        """));
        context.start();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private static String instance(int number) {
        return String.valueOf(1101000001L + number);
    }

    private Exchange send(String uri, Map<String, Object> headers, Object body) {
        return context.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setBody(body);
        });
    }

    private Exchange send(String uri, String x) {
        return send(uri, Map.of("x", x), null);
    }

    private List<String> endpoints() {
        return context.getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .filter(uri -> uri.startsWith("greenapi:"))
                .toList();
    }

    @Test
    void aHundredInstancesShareOneEndpoint() {
        for (int i = 0; i < ACCOUNTS; i++) {
            assertThat(send("direct:state", instance(i))
                            .getMessage()
                            .getBody(AccountState.class)
                            .instance())
                    .isEqualTo(instance(i));
        }

        assertThat(endpoints()).containsExactly("greenapi://state?accounts=%23tenants");
    }

    @Test
    void theSameInYaml() {
        for (int i = 0; i < 3; i++) {
            assertThat(send("direct:yaml", instance(i)).getMessage().getHeader("CamelGreenApiInstance"))
                    .isEqualTo(instance(i));
        }

        assertThat(endpoints()).hasSize(1);
    }

    @Test
    void theOperationMayDifferToo() {
        Map<String, Object> headers = Map.of("x", instance(7), "op", "settings");

        assertThat(send("direct:any", headers, null).getMessage().getBody()).isInstanceOf(Map.class);
        assertThat(send("direct:any", Map.of("x", instance(7), "op", "state?apiUrl=http://127.0.0.1:1&x="), null)
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no operation");
    }

    @Test
    void thePhoneNumberTravelsForTheCallOnly() {
        Exchange answer = send("direct:code", Map.of("x", instance(2)), PHONE);

        assertThat(answer.getMessage().getBody()).isInstanceOf(AuthorizationCode.class);
        assertThat(answer.getMessage().getHeaders()).doesNotContainKey("CamelGreenApiPhoneNumber");
    }

    @Test
    void theAddressWinsOverALeftOverHeader() {
        Exchange answer = send("direct:state", Map.of("x", instance(3), "CamelGreenApiInstance", instance(4)), null);

        assertThat(answer.getMessage().getBody(AccountState.class).instance()).isEqualTo(instance(3));
    }

    @Test
    void anUnknownInstanceIsAskedNowhere() {
        assertThat(send("direct:state", "999").getException())
                .hasMessage("The bean in the option accounts does not contain instance 999");
    }

    @Test
    void anEmptyInstanceIsRefused() {
        assertThat(send("direct:state", Map.of(), null).getException())
                .hasMessage("The option instance is empty, because its expression has no result for this message");
    }

    @Test
    void aValueIsNothingButAValue() {
        String other = instance(0) + "&apiUrl=http://127.0.0.1:1";
        for (String evil :
                List.of(other, other.replace("&", "%26"), "{{token}}", "#class:java.lang.Object", "RAW(1)")) {
            for (String uri : List.of("direct:state", "direct:alone")) {
                assertThat(send(uri, evil).getException())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("The option instance got a value from the message")
                        .hasMessageNotContaining(token);
            }
        }
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void withoutAccountsEachInstanceHasItsEndpoint() {
        assertThat(send("direct:alone", instance(0)).getMessage().getBody()).isInstanceOf(AccountState.class);
        assertThat(send("direct:alone", instance(1)).getMessage().getBody()).isInstanceOf(AccountState.class);

        assertThat(endpoints()).hasSize(2).noneMatch(uri -> uri.contains(token));
    }
}
