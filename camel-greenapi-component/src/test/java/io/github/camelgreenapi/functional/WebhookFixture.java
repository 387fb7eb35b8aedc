/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Webhooks on camel-main with its own HTTP server, and who posts to them. */
final class WebhookFixture implements AutoCloseable {

    final Simulator simulator;
    final List<Main> mains = new ArrayList<>();
    final Events events = new Events();
    /** How often the route fails yet. */
    final AtomicInteger failures = new AtomicInteger();

    final HttpClient client = HttpClient.newHttpClient();
    // A provider needs the port before the server has it.
    final int port = FreePort.next();

    WebhookFixture() {
        this(Simulator.start());
    }

    /** @param simulator is closed with the fixture */
    WebhookFixture(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void close() {
        mains.forEach(Main::stop);
        simulator.close();
    }

    Main serve(LinkVariant way, String more) throws Exception {
        return serve(way, port, more);
    }

    Main serve(LinkVariant way, int listen, String more) throws Exception {
        return serve(way.uri("notifications", simulator) + more, listen, new InMemoryGreenApiAccounts());
    }

    Main serve(String uri, int listen, GreenApiAccounts accounts) throws Exception {
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

    static String setting(LinkVariant way) {
        return way == LinkVariant.Z_API_BY_POLLING ? "disconnectedCallbackUrl" : "webhookUrl";
    }

    static String hook(LinkVariant way, SimulatedAccount account) {
        return String.valueOf(account.settings().get(setting(way)));
    }

    String awaitRegistration(LinkVariant way) {
        SimulatedAccount account = way.account(simulator);
        await().until(() -> hook(way, account).contains(":" + port));
        if (way != LinkVariant.Z_API_BY_POLLING) {
            // The change reboots the instance.
            await().until(() -> !account.state().equals("starting"));
        }
        return hook(way, account);
    }

    HttpResponse<String> post(String url, String authorization, byte[] body, String... headers)
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

    byte[] message(String instance) {
        return ("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"A\",\"instanceData\":{\"idInstance\":"
                        + instance + "}}")
                .getBytes();
    }
}
