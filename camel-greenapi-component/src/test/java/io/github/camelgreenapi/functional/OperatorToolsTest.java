/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and does while routes run: the developer console and JMX. */
class OperatorToolsTest {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_SOCKET,
            Simulator.builder().rateLimits(false).start());
    private final SimulatedAccount account = run.account;
    private final Events links = run.events;
    private final Events states = new Events();

    @BeforeEach
    void start() throws Exception {
        run.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(run.uri("qr")).routeId("link").process(links);
                from(run.uri("state") + "&stateInterval=1h").routeId("watch").process(states);
                from(run.uri("notifications") + "&receiveTimeout=5s")
                        .routeId("queue")
                        .to("mock:queue");
            }
        });
        links.await(QrCode.class);
        states.await(StateChanged.class);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private Object console(DevConsole.MediaType type, Map<String, Object> options) {
        return run.context
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("greenapi")
                .call(type, options);
    }

    private JsonNode consumer(String route) {
        JsonNode json = new ObjectMapper().valueToTree(console(DevConsole.MediaType.JSON, Map.of()));
        for (JsonNode consumer : json.path("consumers")) {
            if (consumer.path("routeId").asText().equals(route)) {
                return consumer;
            }
        }
        throw new AssertionError("No consumer " + route + " in " + json);
    }

    private JsonNode account(String route) {
        return consumer(route).path("accounts").path(0);
    }

    private static ObjectName bean(String operation) throws JMException {
        return SERVER.queryNames(new ObjectName("org.apache.camel:type=consumers,*"), null).stream()
                .filter(name -> name.toString().contains("GreenApi" + operation + "Consumer"))
                .findFirst()
                .orElseThrow();
    }

    private void invoke(String consumer, String operation) throws JMException {
        SERVER.invoke(
                bean(consumer), operation, new Object[] {account.instance()}, new String[] {String.class.getName()});
    }

    @Test
    void theConsoleShowsWhatEachConsumerDoes() {
        String session = links.await(QrCode.class).session();

        assertThat(consumer("link").path("operation").asText()).isEqualTo("qr");
        assertThat(consumer("link").path("counts").path("accounts").asInt()).isEqualTo(1);
        assertThat(consumer("link").path("counts").path("linking").asInt()).isEqualTo(1);
        assertThat(account("link").path("instance").asText()).isEqualTo(account.instance());
        assertThat(account("link").path("provider").asText()).isEqualTo("greenApi");
        assertThat(account("link").path("session").asText()).isEqualTo(session);
        assertThat(account("link").path("code").asInt()).isEqualTo(1);
        assertThat(account("link").path("codeExpiresAt").asText()).isNotEmpty();
        assertThat(account("watch").path("state").asText()).isEqualTo("NOT_AUTHORIZED");
        assertThat(account("watch").path("pulse").asText()).isNotEmpty();
        assertThat(account("queue").path("inRoute").asBoolean()).isFalse();
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(Map.of("instance", "4711"), Map.of("limit", "0"))) {
            assertThat((String) console(DevConsole.MediaType.TEXT, options))
                    .contains("link (qr): accounts 1, linking 1")
                    .doesNotContain(account.instance());
        }
    }

    @Test
    void theConsoleMasksPhonesAndHidesSecrets() {
        String code = links.await(QrCode.class).content();
        account.scanCurrent(PHONE);
        links.await(Linked.class);

        assertThat(account("link").path("phone").asText()).isEqualTo("44********90");
        for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
            assertThat(console(type, Map.of()).toString())
                    .contains("linked", account.instance())
                    .doesNotContain(account.token(), PHONE, code);
        }
    }

    @Test
    void aLinkingIsBegunAgainThroughJmx() throws Exception {
        account.scanCurrent(PHONE);
        links.await(Linked.class);

        invoke("Link", "relink");

        assertThat(links.await(AlreadyLinked.class).instance()).isEqualTo(account.instance());
        assertThat(SERVER.getAttribute(bean("Link"), "AccountsServed")).isEqualTo(1);
        assertThat(SERVER.getAttribute(bean("Link"), "AccountsLinked")).isEqualTo(1);
        assertThat(bean("Link").toString()).doesNotContain(account.token());
    }

    @Test
    void theStateIsPolledNowThroughJmx() throws Exception {
        account.force("blocked");

        invoke("State", "pollNow");

        assertThat(states.await(StateChanged.class, 2).get(1).current().raw()).isEqualTo("blocked");
        assertThat(SERVER.getAttribute(bean("State"), "AccountsLinked")).isEqualTo(0);
        assertThat(SERVER.getAttribute(bean("State"), "AccountsFailing")).isEqualTo(0);
    }

    @Test
    void anAccountThatIsNotServedIsNamed() throws Exception {
        run.context.getRouteController().suspendRoute("link");

        assertThatThrownBy(() -> invoke("Link", "relink"))
                .hasStackTraceContaining("Instance " + account.instance() + " is not served now by the route link");
    }

    @Test
    void eachThreadPoolHasANameInJmx() throws Exception {
        assertThat(SERVER.queryNames(new ObjectName("org.apache.camel:type=threadpools,name=\"GreenApi*\",*"), null))
                .extracting(name -> name.getKeyProperty("name").replaceAll("\\(.*", ""))
                .containsExactlyInAnyOrder("\"GreenApiTimer", "\"GreenApiPicture");
    }
}
