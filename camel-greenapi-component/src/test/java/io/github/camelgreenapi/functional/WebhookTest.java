/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.webhook.WebhookBody;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks on camel-main with its own HTTP server. */
class WebhookTest {

    private static final String FORMER = "http://127.0.0.1:9/former";

    private final Simulator simulator = Simulator.start();
    private final List<Main> mains = new ArrayList<>();
    private final Events events = new Events();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    // A provider needs the port before the server has it.
    private final int port = FreePort.next();

    @AfterEach
    void stop() {
        mains.forEach(Main::stop);
        simulator.close();
    }

    private Main serve(LinkVariant way, String more) throws Exception {
        return serve(way, port, more);
    }

    private Main serve(LinkVariant way, int listen, String more) throws Exception {
        return serve(way.uri("notifications", simulator) + more, listen, new InMemoryGreenApiAccounts());
    }

    private Main serve(String uri, int listen, InMemoryGreenApiAccounts accounts) throws Exception {
        Main main = new Main();
        main.bind("tenants", accounts);
        mains.add(main);
        main.configure()
                .withShutdownTimeout(5)
                .httpServer()
                .withEnabled(true)
                .withHost("127.0.0.1")
                .withPort(listen);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:" + uri + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:"
                                + port)
                        .routeId("hook")
                        .process(exchange -> {
                            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                throw new IllegalStateException("The route fails");
                            }
                        })
                        .process(events)
                        .setHeader("X-Of-The-Route", constant("not for the provider"))
                        .setBody(constant("neither is this"));
            }
        });
        main.start();
        return main;
    }

    private static String setting(LinkVariant way) {
        return way == LinkVariant.Z_API_BY_POLLING ? "disconnectedCallbackUrl" : "webhookUrl";
    }

    private static String hook(LinkVariant way, SimulatedAccount account) {
        return String.valueOf(account.settings().get(setting(way)));
    }

    private String awaitRegistration(LinkVariant way) {
        SimulatedAccount account = way.account(simulator);
        await().until(() -> hook(way, account).contains(":" + port));
        if (way != LinkVariant.Z_API_BY_POLLING) {
            // The change reboots the instance.
            await().until(() -> !account.state().equals("starting"));
        }
        return hook(way, account);
    }

    private HttpResponse<String> post(String url, String authorization, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-Probe", "echo?")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private byte[] message(String instance) {
        return ("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"A\",\"instanceData\":{\"idInstance\":"
                        + instance + "}}")
                .getBytes();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aChangeOfStateArrives(LinkVariant way) throws Exception {
        serve(way, "");
        awaitRegistration(way);
        SimulatedAccount account = way.account(simulator);

        account.scanCurrent(PHONE);
        await().until(() -> events.all(StateChanged.class).stream()
                .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED));
        account.unlink();
        await().until(() -> events.all(StateChanged.class).stream()
                .anyMatch(change ->
                        change.current().value() == AccountState.Value.NOT_AUTHORIZED && change.previous() != null));

        assertThat(events.all(StateChanged.class))
                .extracting(StateChanged::source)
                .containsOnly(StateChanged.Source.webhook);
        assertThat(events.exchanges().get(0).getMessage().getHeaders())
                .containsKeys(GreenApiConstants.EVENT_ID, GreenApiConstants.TYPE_WEBHOOK)
                .doesNotContainKeys("Authorization", "Host", "CamelHttpPath");
        await().until(() -> account.queued() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aStopRestoresTheFormerWebhookAndAStartTakesOver(LinkVariant way) throws Exception {
        way.account(simulator).setting(setting(way), FORMER);
        Main main = serve(way, "");
        awaitRegistration(way);

        main.getCamelContext().getRouteController().stopRoute("hook");
        await().until(() -> hook(way, way.account(simulator)).equals(FORMER));

        main.getCamelContext().getRouteController().startRoute("hook");
        awaitRegistration(way);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aRestartAndASecondNodeLeaveTheWebhookAlone(LinkVariant way) throws Exception {
        SimulatedAccount account = way.account(simulator);
        Main first = serve(way, "");
        awaitRegistration(way);
        String changes = way == LinkVariant.Z_API_BY_POLLING ? "update-webhook-disconnected" : "setSettings";
        String reads = way == LinkVariant.Z_API_BY_POLLING ? "me" : "getSettings";
        await().until(() -> account.requests().getOrDefault(changes, 0) == 1);

        int read = account.requests().get(reads);
        serve(way, FreePort.next(), "");
        await().until(() -> account.requests().get(reads) > read);
        int readAgain = account.requests().get(reads);
        first.stop();
        mains.remove(first);
        serve(way, "");
        await().until(() -> account.requests().get(reads) > readAgain);
        account.scanCurrent(PHONE);

        await().until(() -> {
            // What came before the node had read the secret is sent again a minute later.
            simulator.advance(Duration.ofSeconds(30));
            return events.all(StateChanged.class).stream()
                    .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED);
        });
        assertThat(account.requests().get(changes)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-basic", "webhook-bare"})
    void theTokenIsKnownInEachForm(String form) throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        RouteFixture.arming(way.account(simulator), form).untilCleared();
        serve(way, "");
        awaitRegistration(way);

        way.account(simulator).scanCurrent(PHONE);

        await().until(() -> events.all(StateChanged.class).stream()
                .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED));
    }

    @Test
    void strangersAreRefused() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        serve(way, "&webhookToken=sesame");
        String url = awaitRegistration(way);
        await().until(() -> way.account(simulator).queued() == 0);
        int before = events.exchanges().size();
        String instance = way.account(simulator).instance();

        assertThat(post(url, null, message(instance)).statusCode()).isEqualTo(401);
        assertThat(post(url, "Bearer wrong", message(instance)).statusCode()).isEqualTo(401);
        assertThat(post(url, "Bearer sesame", message("1101999999")).statusCode())
                .isEqualTo(403);
        assertThat(post(url, "Bearer sesame", "hello".getBytes()).statusCode()).isEqualTo(400);
        assertThat(post(url, "Bearer sesame", new byte[WebhookBody.LARGEST + 1]).statusCode())
                .isEqualTo(413);
        assertThat(events.exchanges()).hasSize(before);
        for (String form : List.of("sesame", "Basic sesame", "bearer sesame")) {
            assertThat(post(url, form, message(instance)).statusCode()).isEqualTo(200);
        }
        assertThat(events.exchanges()).hasSize(before + 3);
    }

    @Test
    void formsAreRefused() throws Exception {
        serve(LinkVariant.GREEN_API_BY_POLLING, "&webhookToken=sesame");
        String url = awaitRegistration(LinkVariant.GREEN_API_BY_POLLING);

        HttpRequest form = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer sesame")
                .POST(HttpRequest.BodyPublishers.ofString("typeWebhook=stateInstanceChanged"))
                .build();

        assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
        assertThat(events.exchanges()).isEmpty();
    }

    @Test
    void nothingIsAcceptedBeforeTheSecretIsKnown() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        way.account(simulator).fault(Fault.STATUS, "500").on("getSettings").untilCleared();
        serve(way, "&webhookPath=/nobody-knows-this-path");

        byte[] message = message(way.account(simulator).instance());

        assertThat(post("http://127.0.0.1:" + port + "/nobody-knows-this-path", "Bearer sesame", message)
                        .statusCode())
                .isEqualTo(503);
        assertThat(events.exchanges()).isEmpty();
    }

    @Test
    void compressedBodiesAreReadUpToABound() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        serve(way, "&webhookToken=sesame");
        String url = awaitRegistration(way);

        String[] encoding = {"Content-Encoding", "gzip"};
        byte[] honest = gzip(message(way.account(simulator).instance()));
        assertThat(post(url, "sesame", honest, encoding).statusCode()).isEqualTo(200);
        assertThat(post(url, "sesame", honest).statusCode()).isEqualTo(200);
        byte[] bomb = gzip(new byte[100 * WebhookBody.LARGEST]);
        assertThat(bomb.length).isLessThan(WebhookBody.LARGEST);
        assertThat(post(url, "sesame", bomb, encoding).statusCode()).isEqualTo(413);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void theAnswerWaitsForTheRouteAndTellsNothingOfIt() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        serve(way, "&webhookToken=sesame");
        String url = awaitRegistration(way);
        await().until(() -> way.account(simulator).queued() == 0);
        byte[] message = message(way.account(simulator).instance());

        failures.set(1);
        HttpResponse<String> failed = post(url, "sesame", message);
        HttpResponse<String> taken = post(url, "sesame", message);
        HttpResponse<String> again = post(url, "sesame", message);

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEmpty();
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEmpty();
        assertThat(taken.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("x-") || name.equalsIgnoreCase("authorization"));
        assertThat(again.statusCode()).isEqualTo(200);
        List<String> ids = events.exchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(GreenApiConstants.EVENT_ID, String.class))
                .filter(id -> id.endsWith("-A"))
                .toList();
        assertThat(ids).hasSize(2).containsOnly(ids.get(0));
    }

    @Test
    void theAnswerWaitsForWhatGoesOnBehindSeda() throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        CountDownLatch open = new CountDownLatch(1);
        Main main = serve(way, "&webhookToken=sesame");
        String url = awaitRegistration(way);
        main.getCamelContext().getRouteController().stopRoute("hook");
        main.getCamelContext().removeRoute("hook");
        main.getCamelContext().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:" + way.uri("notifications", simulator)
                                + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:" + port
                                + "&webhookToken=sesame&webhookAutoRegister=false")
                        .to("seda:behind");
                from("seda:behind").process(exchange -> open.await(10, TimeUnit.SECONDS));
            }
        });

        var answer = client.sendAsync(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "sesame")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                message(way.account(simulator).instance())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        await().during(Duration.ofMillis(300)).until(() -> !answer.isDone());
        open.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void oneWebhookServesAccountsOfBothProvidersAsTheyComeAndGo() throws Exception {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        serve("greenapi:notifications?accounts=#tenants&webhookPath=/nobody-knows-this-path", port, accounts);
        for (Provider provider : Provider.values()) {
            SimulatedAccount account = provider == Provider.Z_API ? simulator.zApi() : simulator.greenApi();
            accounts.add(new GreenApiAccount(
                    provider, account.instance(), simulator.url(), account.token(), account.clientToken(), null));
        }
        awaitRegistration(LinkVariant.GREEN_API_BY_POLLING);
        awaitRegistration(LinkVariant.Z_API_BY_POLLING);
        simulator.zApi().force("authorized");
        simulator.greenApi().force("authorized");

        await().until(() -> events.all(StateChanged.class).stream()
                        .filter(change -> change.current().value() == AccountState.Value.AUTHORIZED)
                        .map(StateChanged::provider)
                        .distinct()
                        .count()
                == 2);
        accounts.remove(simulator.greenApi().instance());
        String url = hook(LinkVariant.GREEN_API_BY_POLLING, simulator.greenApi());
        assertThat(post(url, "any", message(simulator.greenApi().instance())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClaimThatTheStateDoesNotConfirmIsNoChange() throws Exception {
        LinkVariant way = LinkVariant.Z_API_BY_POLLING;
        serve(way, "");
        String url = awaitRegistration(way);
        SimulatedAccount account = way.account(simulator);
        String claim =
                "{\"type\":\"ConnectedCallback\",\"connected\":true,\"momment\":26151515154,\"instanceId\":\"%s\"}";

        assertThat(post(url, null, claim.formatted("STRANGER").getBytes()).statusCode())
                .isEqualTo(403);
        assertThat(post(url, null, claim.formatted(account.instance()).getBytes())
                        .statusCode())
                .isEqualTo(200);

        assertThat(events.all(StateChanged.class)).isEmpty();
        assertThat(events.types()).containsExactly("ConnectedCallback");
    }

    @Test
    void repeatedAndCompressedCallbacksAreOneChange() throws Exception {
        LinkVariant way = LinkVariant.Z_API_BY_POLLING;
        SimulatedAccount account = way.account(simulator);
        account.fault(Fault.REPEATED_WEBHOOK).untilCleared();
        account.fault(Fault.GZIP_WEBHOOK).untilCleared();
        account.fault(Fault.MOMMENT_SECONDS).untilCleared();
        serve(way, "");
        awaitRegistration(way);

        account.scanCurrent(PHONE);
        events.await(StateChanged.class, 3);

        assertThat(events.all(StateChanged.class).stream().map(StateChanged::id).distinct())
                .hasSize(1);
    }

    @Test
    void aWebhookThatCouldNotBeToldFromAStrangersIsRefusedAtStart() {
        Assertions.assertThatThrownBy(() -> serve(LinkVariant.Z_API_BY_POLLING, "&webhookPath=/hook"))
                .hasStackTraceContaining("The option webhookPath is too easy to guess");
        Assertions.assertThatThrownBy(() -> serve(LinkVariant.GREEN_API_BY_POLLING, "&webhookAutoRegister=false"))
                .hasStackTraceContaining("The option webhookToken is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&settingsTimeout=1m", "&webhookPath=/another/path/to/the/instance"})
    void twoRoutesWithOneWebhookAreRefusedAtStart(String more) throws Exception {
        Main main = serve(LinkVariant.GREEN_API_BY_POLLING, "");
        String address = "webhook:" + LinkVariant.GREEN_API_BY_POLLING.uri("notifications", simulator) + more
                + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:" + port;
        RouteBuilder second = new RouteBuilder() {
            @Override
            public void configure() {
                from(address).routeId("second").process(events);
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
}
