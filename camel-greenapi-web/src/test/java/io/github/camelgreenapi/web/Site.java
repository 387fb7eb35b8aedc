/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;

/** A camel-main application with linking pages, and the provider behind it. */
final class Site implements AutoCloseable {

    /** How many sessions follow each other by themselves. */
    static final int SESSIONS = 2;

    private final Main main = new Main();
    final Simulated provider;
    final ManualTimer timer = ManualTimer.running();
    final LinkPages pages = new LinkPages(timer);

    private Site(Simulated provider, Consumer<LinkPages> options, Map<String, String> properties) {
        this.provider = provider;
        options.accept(pages);
        properties.forEach(main::addOverrideProperty);
        main.bind("linkPages", pages);
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.main.shutdownTimeout", "5");
        main.addOverrideProperty("camel.component.greenapi.repeatDelay", "10");
        main.addOverrideProperty("camel.component.greenapi.maxRepeatDelay", "20");
        main.addOverrideProperty("camel.component.greenapi.qrInterval", "200");
        main.addOverrideProperty("camel.component.greenapi.responseTimeout", "5000");
        main.addOverrideProperty("camel.component.greenapi.maxSessions", String.valueOf(SESSIONS));
    }

    private Site start() {
        main.start();
        return this;
    }

    private Site knowing(GreenApiAccount account) {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        accounts.add(account);
        main.bind("accounts", accounts);
        return this;
    }

    static Site with(Provider provider) {
        return with(provider, pages -> {});
    }

    static Site with(Provider provider, Consumer<LinkPages> options) {
        Simulated simulated = Simulated.at(provider);
        return new Site(simulated, options, Map.of())
                .knowing(simulated.account())
                .start();
    }

    /** The component itself has the credentials of the one account. */
    static Site withoutAccounts() {
        Simulated simulated = Simulated.at(Provider.GREEN_API);
        GreenApiAccount account = simulated.account();
        return new Site(
                        simulated,
                        pages -> {},
                        Map.of(
                                "camel.component.greenapi.apiUrl", account.apiUrl(),
                                "camel.component.greenapi.apiToken", account.apiToken()))
                .start();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** Opens a page; its whole address. */
    String open() {
        return open(Duration.ofMinutes(15));
    }

    String open(Duration validFor) {
        return url() + pages.open(provider.instance(), validFor);
    }

    String openFor(String phone) {
        return url() + pages.open(provider.instance(), Duration.ofMinutes(15), phone);
    }

    /** Another program links the account already. */
    void linkElsewhere() throws Exception {
        main.getCamelContext().addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                from("greenapi:qr?accounts=#accounts&instance=" + provider.instance())
                        .routeId("elsewhere")
                        .stop();
            }
        });
    }

    /** Time passes everywhere but in browsers. */
    void pass(Duration time) {
        timer.advance(time);
        provider.pass(time);
    }

    /** Lets time pass, except at the provider, until this has happened. */
    <T> T passUntil(CompletableFuture<T> happened) {
        Awaitility.await().until(() -> {
            timer.advance(Duration.ofSeconds(5));
            return happened.isDone();
        });
        return happened.join();
    }

    /** May be called twice. */
    @Override
    public void close() {
        if (main.isStopped()) {
            return;
        }
        main.stop();
        timer.close();
        provider.close();
    }
}
