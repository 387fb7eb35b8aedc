/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of their routes happens, with the routes as the pages have them. */
class DocumentedRoutesTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final InMemoryGreenApiAccounts tenants = new InMemoryGreenApiAccounts();

    @TempDir
    Path folder;

    @BeforeEach
    void asOnThePages() {
        var properties = context.getPropertiesComponent();
        properties.addInitialProperty("greenapi.instance", simulator.greenApi().instance());
        properties.addInitialProperty("greenapi.token", simulator.greenApi().token());
        properties.addInitialProperty("zapi.instance", simulator.zApi().instance());
        properties.addInitialProperty("zapi.token", simulator.zApi().token());
        properties.addInitialProperty("zapi.clientToken", simulator.zApi().clientToken());
        context.getComponent("greenapi", GreenApiComponent.class)
                .getConfiguration()
                .setApiUrl(simulator.url());
        tenants.add(new GreenApiAccount(
                Provider.GREEN_API,
                simulator.greenApi().instance(),
                simulator.url(),
                simulator.greenApi().token(),
                null,
                Map.of("tenant", "acme")));
        context.getRegistry().bind("tenants", tenants);
    }

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    private void start(String page, String routeId) throws Exception {
        List<String> yaml = Page.of(Page.PROJECT.resolve("docs").resolve(page)).code("yaml");
        String route = yaml.stream()
                .filter(text -> text.contains("id: " + routeId + "\n"))
                .findFirst()
                .orElseThrow();
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        "page.yaml",
                        route.replaceAll("( *)- log: (\".*\")", "$1- setBody:\n$1    simple: $2\n$1- to: mock:log")
                                .replace("file:codes", "file:" + folder)
                                .replace("redeliveryDelay: \"10000\"", "redeliveryDelay: \"10\"")));
        context.start();
    }

    /** What the route would have logged(). */
    private List<String> logged() {
        return context.getEndpoint("mock:log", MockEndpoint.class).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private void link() {
        simulator.greenApi().scanCurrent(PHONE);
        await().until(() -> simulator.greenApi().state().equals("authorized"));
    }

    @Test
    void linking() throws Exception {
        start("linking.md", "link");
        await().until(() -> Files.exists(folder.resolve(simulator.greenApi().instance() + ".png")));

        simulator.greenApi().scanCurrent(PHONE);

        await().until(() -> logged().contains("linked"));
    }

    // With brackets: without them it depends on the order in which the JVM lists a record's methods.
    @Test
    void linkingByCode() throws Exception {
        start("linking.md", "ask-for-code");

        String told = send("direct:code", null).getMessage().getBody(String.class);

        String code = simulator.greenApi().code();
        assertThat(told).startsWith("Type " + code.substring(0, 4) + "-" + code.substring(4) + " before 20");
    }

    @Test
    void healthNeedsOneProperty() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.health.enabled", "true");
        main.addInitialProperty("camel.component.greenapi.api-url", simulator.url());
        main.addInitialProperty(
                "camel.component.greenapi.apiToken", simulator.greenApi().token());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?instance=1101000001&sessionTimeout=1m30s")
                        .routeId("link")
                        .to("mock:log");
            }
        });
        main.start();
        try {
            assertThat(HealthCheckHelper.invokeReadiness(main.getCamelContext(), "full"))
                    .filteredOn(result -> result.getCheck().getId().equals("consumer:link"))
                    .singleElement()
                    .satisfies(result -> assertThat(result.getDetails()).containsEntry("greenapi.accounts.linking", 1));
            assertThat(main.getCamelContext().getEndpoints())
                    .filteredOn(GreenApiEndpoint.class::isInstance)
                    .singleElement()
                    .satisfies(endpoint -> assertThat(((GreenApiEndpoint) endpoint)
                                    .getConfiguration()
                                    .getSessionTimeout())
                            .isEqualTo(90_000));
        } finally {
            main.stop();
        }
    }

    @Test
    void failuresAreHandledByKind() throws Exception {
        start("failures.md", "code");
        link();

        Exchange answer = context.createProducerTemplate().send("direct:code", exchange -> exchange.getMessage()
                .setHeader(GreenApiConstants.PHONE_NUMBER, PHONE));

        assertThat(answer.getMessage().getBody()).isEqualTo("The account may be linked already.");
    }

    @Test
    void failuresAreRepeatedWhenTheyAreRetryable() throws Exception {
        simulator
                .greenApi()
                .fault(Fault.STATUS, "500")
                .on("getAuthorizationCode")
                .times(2);
        start("failures.md", "code");

        Exchange answer = context.createProducerTemplate().send("direct:code", exchange -> exchange.getMessage()
                .setHeader(GreenApiConstants.PHONE_NUMBER, PHONE));

        assertThat(answer.getException()).isNull();
        assertThat(simulator.greenApi().requests()).containsEntry("getAuthorizationCode", 3);
    }

    @Test
    void anOldLinkIsLoggedOut() throws Exception {
        simulator
                .greenApi()
                .fault(Fault.ERROR, "Instance has auth. You need to make log out")
                .on("scanqrcode")
                .once();
        start("failures.md", "link-or-tell");

        await().until(() -> logged().stream().anyMatch(line -> line.startsWith("not linked: another session cannot")));
        assertThat(simulator.greenApi().requests()).containsEntry("logout", 1);
    }

    @Test
    void manyAccountsAreLinkedWithTheirMetadata() throws Exception {
        start("many-accounts.md", "link-everybody");
        await().until(() -> logged().contains("acme: qrCode"));

        simulator.greenApi().scanCurrent(PHONE);

        await().until(() -> logged().contains("acme: accountData"));
    }

    @Test
    void accountsAreDeclaredWithoutJava() throws Exception {
        Properties written = new Properties();
        written.load(new StringReader(Page.of(Page.PROJECT.resolve("docs/many-accounts.md"))
                .code("properties")
                .get(0)
                .replaceAll("\\{\\{env:\\w+}}", simulator.greenApi().token())));
        written.setProperty("customers.1101000001.apiUrl", simulator.url());
        context.getPropertiesComponent().setInitialProperties(written);
        start("many-accounts.md", "link-customers");

        await().until(() -> logged().contains("acme: qrCode"));
    }

    @Test
    void aHeaderChoosesTheAccount() throws Exception {
        start("many-accounts.md", "unlink");
        link();

        Exchange answer = send("direct:unlink", simulator.greenApi().instance());

        assertThat(answer.getMessage().getBody()).isInstanceOf(Logout.LoggedOut.class);
        assertThat(send("direct:unlink", "4711").getException()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoAccountsWithoutABeanNeedTheHeaderRemoved() throws Exception {
        start("many-accounts.md", "both");

        Exchange answer = send("direct:both", null);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(GreenApiConstants.PROVIDER)).isEqualTo("zApi");
    }

    @Test
    void settingsAreChangedFromJson() throws Exception {
        start("operations.md", "state-notifications-on");

        assertThat(send("direct:notify-of-states", null).getException()).isNull();
        assertThat(simulator.greenApi().settings()).containsEntry("stateWebhook", "yes");
    }

    @Test
    void theLinkedNumberIsJson() throws Exception {
        start("operations.md", "who");
        link();

        assertThat(send("direct:who", null).getMessage().getBody(String.class)).contains("\"phone\":\"" + PHONE + "\"");
    }

    @Test
    void aComponentInTheRegistryIsTheOneThatRoutesUse() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            GreenApiComponent component = new GreenApiComponent();
            other.getRegistry().bind("greenapi", component);

            assertThat(other.getComponent("greenapi")).isSameAs(component);
        }
    }
}
