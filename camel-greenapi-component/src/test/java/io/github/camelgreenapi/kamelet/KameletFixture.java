/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kamelet;

import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.GreenApiNotificationConsumer;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Routes in YAML and an account of GREEN-API at the simulator. */
final class KameletFixture implements AutoCloseable {

    private static final String PHONE = "441234567890";

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final DefaultCamelContext context = new DefaultCamelContext();

    KameletFixture() {
        context.getShutdownStrategy().setTimeout(2);
        context.getPropertiesComponent().addInitialProperty("greenapi.instance", account.instance());
        GreenApiConfiguration options =
                context.getComponent("greenapi", GreenApiComponent.class).getConfiguration();
        options.setApiToken(account.token());
        options.setApiUrl(simulator.url());
    }

    void start(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page.yaml", yaml));
        context.start();
    }

    /** Starts a route from a Kamelet that fails on everything. */
    void startFailing(String kamelet) throws Exception {
        Configurator.setLevel(GreenApiNotificationConsumer.class.getName(), Level.OFF);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("kamelet:" + kamelet + "?instance={{greenapi.instance}}")
                        .to("mock:failing")
                        .throwException(new IllegalStateException("The route fails"));
            }
        });
        context.start();
    }

    /** Whether the route, which ran, is stopped now. */
    boolean stop(String routeId) throws Exception {
        boolean ran = context.getRouteController().getRouteStatus(routeId).isStarted();
        context.getRouteController().stopRoute(routeId);
        return ran && context.getRouteController().getRouteStatus(routeId).isStopped();
    }

    Exchange ask(String uri) {
        return context.createProducerTemplate().send(uri, exchange -> {});
    }

    int received(String mock) {
        return context.getEndpoint(mock, MockEndpoint.class).getReceivedCounter();
    }

    Exchange first(String mock) {
        return context.getEndpoint(mock, MockEndpoint.class).getExchanges().get(0);
    }

    void scan() {
        account.scanCurrent(PHONE);
    }

    void link() {
        scan();
        await().until(() -> state().equals("authorized"));
    }

    String state() {
        return account.state();
    }

    String code() {
        return account.code();
    }

    void queue(String typeWebhook) {
        account.queue("{\"typeWebhook\":\"" + typeWebhook + "\"}");
    }

    int queued() {
        return account.queued();
    }

    boolean deletedAny() {
        return account.requests().containsKey("deleteNotification");
    }

    @Override
    public void close() {
        Configurator.setLevel(GreenApiNotificationConsumer.class.getName(), (Level) null);
        context.stop();
        simulator.close();
    }
}
