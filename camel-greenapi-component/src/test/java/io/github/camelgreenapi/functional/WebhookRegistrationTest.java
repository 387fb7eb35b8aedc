/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a webhook is registered, and which ones are refused at start. */
class WebhookRegistrationTest {

    private static final String FORMER = "http://127.0.0.1:9/former";

    private final WebhookFixture webhook = new WebhookFixture();

    @AfterEach
    void stop() {
        webhook.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aStopRestoresTheFormerWebhookAndAStartTakesOver(LinkVariant way) throws Exception {
        way.account(webhook.simulator).setting(WebhookFixture.setting(way), FORMER);
        Main main = webhook.serve(way, "");
        webhook.awaitRegistration(way);

        main.getCamelContext().getRouteController().stopRoute("hook");
        await().until(() ->
                WebhookFixture.hook(way, way.account(webhook.simulator)).equals(FORMER));

        main.getCamelContext().getRouteController().startRoute("hook");
        webhook.awaitRegistration(way);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aRestartAndASecondNodeLeaveTheWebhookAlone(LinkVariant way) throws Exception {
        SimulatedAccount account = way.account(webhook.simulator);
        Main first = webhook.serve(way, "");
        webhook.awaitRegistration(way);
        String changes = way == LinkVariant.Z_API_BY_POLLING ? "update-webhook-disconnected" : "setSettings";
        String reads = way == LinkVariant.Z_API_BY_POLLING ? "me" : "getSettings";
        await().until(() -> account.requests().getOrDefault(changes, 0) == 1);

        int read = account.requests().get(reads);
        webhook.serve(way, FreePort.next(), "");
        await().until(() -> account.requests().get(reads) > read);
        int readAgain = account.requests().get(reads);
        first.stop();
        webhook.mains.remove(first);
        webhook.serve(way, "");
        await().until(() -> account.requests().get(reads) > readAgain);
        account.scanCurrent(PHONE);

        await().until(() -> {
            // What came before the node had read the secret is sent again a minute later.
            webhook.simulator.advance(Duration.ofSeconds(30));
            return webhook.events.all(StateChanged.class).stream()
                    .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED);
        });
        assertThat(account.requests().get(changes)).isOne();
    }

    @Test
    void aWebhookWithoutASecretIsRefusedAtStart() {
        Assertions.assertThatThrownBy(() -> webhook.serve(LinkVariant.Z_API_BY_POLLING, "&webhookPath=/hook"))
                .hasStackTraceContaining("The option webhookPath is too easy to guess");
        Assertions.assertThatThrownBy(
                        () -> webhook.serve(LinkVariant.GREEN_API_BY_POLLING, "&webhookAutoRegister=false"))
                .hasStackTraceContaining("The option webhookToken is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&settingsTimeout=1m", "&webhookPath=/another/path/to/the/instance"})
    void twoRoutesWithOneWebhookAreRefusedAtStart(String more) throws Exception {
        Main main = webhook.serve(LinkVariant.GREEN_API_BY_POLLING, "");
        String address = "webhook:" + LinkVariant.GREEN_API_BY_POLLING.uri("notifications", webhook.simulator) + more
                + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:" + webhook.port;
        RouteBuilder second = new RouteBuilder() {
            @Override
            public void configure() {
                from(address).routeId("second").process(webhook.events);
            }
        };

        Assertions.assertThatThrownBy(() -> main.getCamelContext().addRoutes(second))
                .hasStackTraceContaining("The webhook of the route second already belongs to the route hook");

        main.getCamelContext().getRouteController().stopRoute("second");
        main.getCamelContext().getRouteController().stopRoute("hook");
        main.getCamelContext().getRouteController().startRoute("second");
        main.getCamelContext().getRouteController().stopRoute("second");
        main.getCamelContext().getRouteController().startRoute("hook");
    }

    @Test
    void aRouteThatIsStartedAgainWhileItsWebhookGoesKeepsIt() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        Simulator slow =
                Simulator.builder().settingsDelay(Duration.ofMinutes(1)).start();
        try (WebhookFixture hooks = new WebhookFixture(slow)) {
            SimulatedAccount account = way.account(slow);
            Main main = hooks.serve(way, "");
            await().until(() -> account.requests().getOrDefault("setSettings", 0) == 1);
            slow.advance(Duration.ofMinutes(1));
            String ours = hooks.awaitRegistration(way);

            main.getCamelContext().getRouteController().stopRoute("hook");
            await().until(() -> account.requests().get("setSettings") == 2);
            main.getCamelContext().getRouteController().startRoute("hook");

            await().until(() -> account.requests().get("setSettings") == 3);
            slow.advance(Duration.ofMinutes(1));
            assertThat(WebhookFixture.hook(way, account)).isEqualTo(ours);
        }
    }
}
