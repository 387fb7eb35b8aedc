/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a webhook answers, and with what. */
class WebhookAnswersTest {

    private final WebhookFixture webhook = new WebhookFixture();

    @AfterEach
    void stop() {
        webhook.close();
    }

    @Test
    void theResponseWaitsForTheRouteAndShowsNothingOfIt() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        webhook.serve(way, "&webhookToken=sesame");
        String url = webhook.awaitRegistration(way);
        await().until(() -> way.account(webhook.simulator).queued() == 0);
        byte[] message = webhook.message(way.account(webhook.simulator).instance());

        webhook.failures.set(1);
        HttpResponse<String> failed = webhook.post(url, "sesame", message);
        HttpResponse<String> taken = webhook.post(url, "sesame", message);
        HttpResponse<String> again = webhook.post(url, "sesame", message);

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEmpty();
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEmpty();
        assertThat(taken.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("x-") || name.equalsIgnoreCase("authorization"));
        assertThat(again.statusCode()).isEqualTo(200);
        List<String> ids = webhook.events.exchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(GreenApiConstants.EVENT_ID, String.class))
                .filter(id -> id.endsWith("-A"))
                .toList();
        assertThat(ids).hasSize(2).containsOnly(ids.get(0));
    }

    @Test
    void anAccountsBeanThatFailsShowsNothingOfItEither() throws Exception {
        GreenApiAccounts broken = new GreenApiAccounts() {
            @Override
            public Optional<GreenApiAccount> find(String instance) {
                throw new IllegalStateException("The database of the tenants does not answer");
            }

            @Override
            public Collection<GreenApiAccount> all() {
                return List.of();
            }

            @Override
            public AutoCloseable listen(Listener listener) {
                return () -> {};
            }
        };
        webhook.serve(
                "greenapi:notifications?accounts=#tenants&webhookAutoRegister=false&webhookToken=sesame"
                        + "&webhookPath=/hook-of-many-tenants",
                webhook.port,
                broken);

        HttpResponse<String> failed = webhook.post(
                "http://127.0.0.1:" + webhook.port + "/hook-of-many-tenants", "sesame", webhook.message("1101"));

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEmpty();
    }

    @Test
    void theAnswerWaitsForWhatGoesOnBehindSeda() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        CountDownLatch open = new CountDownLatch(1);
        Main main = webhook.serve(way, "&webhookToken=sesame");
        String url = webhook.awaitRegistration(way);
        main.getCamelContext().getRouteController().stopRoute("hook");
        main.getCamelContext().removeRoute("hook");
        main.getCamelContext().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:" + way.uri("notifications", webhook.simulator)
                                + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:"
                                + webhook.port
                                + "&webhookToken=sesame&webhookAutoRegister=false")
                        .to("seda:behind");
                from("seda:behind").process(exchange -> open.await(10, TimeUnit.SECONDS));
            }
        });

        var answer = webhook.client.sendAsync(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "sesame")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                webhook.message(way.account(webhook.simulator).instance())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        await().during(Duration.ofMillis(300)).until(() -> !answer.isDone());
        open.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
}
