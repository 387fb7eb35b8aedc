/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that was built for one version of Camel does its work on a later one, in the profile for production. */
class LaterCamelTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SimulatedAccountsFixture accounts = new SimulatedAccountsFixture();
    private final Main main = new Main();
    private final int port = freePort();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        set("camel.main.profile", "prod");
        set("camel.main.name", "later");
        set("camel.main.routesIncludePattern", "classpath:camel/*.yaml");
        set("camel.main.shutdownTimeout", "5");
        set("camel.server.enabled", "true");
        set("camel.server.host", "127.0.0.1");
        set("camel.server.port", String.valueOf(port));
        set("camel.component.greenapi.apiToken", "{{greenapi.token}}");
        set("camel.component.greenapi.api-url", accounts.url());
        set("greenapi.instance", accounts.instance());
        set("greenapi.token", accounts.token());
        set("zapi.instance", accounts.zApiInstance());
        set("zapi.token", accounts.zApiToken());
        set("zapi.clientToken", accounts.zApiClientToken());
        main.start();
    }

    private void set(String property, String value) {
        main.addInitialProperty(property, value);
    }

    @AfterEach
    void stop() {
        main.stop();
        accounts.close();
    }

    private MockEndpoint mock(String name) {
        return main.getCamelContext().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** What came last, as text. */
    private String last(String name) {
        var exchanges = mock(name).getExchanges();
        return exchanges.get(exchanges.size() - 1).getMessage().getBody(String.class);
    }

    private void link() {
        await().atMost(LONG).until(() -> mock("link").getReceivedCounter() > 0);
        accounts.scan();
        await().atMost(LONG).until(() -> accounts.state().equals("authorized"));
    }

    private String ask(String operation) throws Exception {
        Exchange answer = main.getCamelTemplate()
                .send("direct:ask", exchange -> exchange.getMessage().setHeader("operation", operation));
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(String.class);
    }

    @Test
    void itIsTheLaterVersion() {
        assertThat(main.getCamelContext().getVersion()).isEqualTo(System.getProperty("camel.version"));
    }

    @Test
    void anAccountIsLinkedAndItsStateIsEmitted() {
        link();

        await().atMost(LONG).until(() -> mock("link").getExchanges().stream()
                .anyMatch(exchange -> "accountData".equals(exchange.getMessage().getHeader("CamelGreenApiEventType"))));
        await().atMost(LONG).until(() -> last("states").contains("AUTHORIZED\""));
    }

    @Test
    void aNotificationIsDeletedAfterTheRouteTookIt() {
        accounts.queue();

        await().atMost(LONG).until(() -> mock("notifications").getReceivedCounter() > 0 && accounts.queued() == 0);
        assertThat(last("notifications")).contains("incomingMessageReceived");
    }

    @Test
    void aWebhookIsRegisteredAndServed() {
        await().atMost(LONG).until(() -> accounts.hasWebhookAt(port));

        accounts.scanAtZApi();

        await().atMost(LONG).until(() -> mock("webhook").getReceivedCounter() > 0);
    }

    @ParameterizedTest
    @CsvSource({"qr,png", "state,NOT_AUTHORIZED", "settings,webhookUrl"})
    void anOperationIsAnsweredBeforeTheLink(String operation, String text) throws Exception {
        assertThat(ask(operation)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"account,441234567890", "logout,logout"})
    void anOperationIsAnsweredAfterTheLink(String operation, String text) throws Exception {
        link();

        assertThat(ask(operation)).contains(text);
    }
}
