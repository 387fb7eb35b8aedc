/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.Simulator;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The option vertx. */
class GivenVertxTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final RouteFixture run = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;

    @AfterEach
    void close() {
        run.close();
        vertx.close();
    }

    private GreenApiComponent component() {
        return context.getComponent("greenapi", GreenApiComponent.class);
    }

    private AccountState state() {
        String uri = LinkVariant.GREEN_API_BY_SOCKET.uri("state", simulator);
        return context.createProducerTemplate().requestBody(uri, null, AccountState.class);
    }

    @Test
    void theOnlyVertxOfTheRegistryIsTaken() {
        context.getRegistry().bind("platform", vertx);

        assertThat(component().getVertx()).isSameAs(vertx);
    }

    @Test
    void withoutOneTheComponentHasItsOwn() {
        context.start();

        assertThat(component().getVertx()).isNull();
        assertThat(state()).isNotNull();
    }

    @Test
    void httpAndSocketsRunOnTheOneThatIsGivenAndItStaysOpen() throws Exception {
        Events events = new Events();
        component().setVertx(vertx);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(LinkVariant.GREEN_API_BY_SOCKET.uri("qr", simulator)).process(events);
            }
        });
        int before = ComponentThreads.vertx().size();
        context.start();
        events.await(QrCode.class);
        assertThat(state()).isNotNull();
        // The one event loop of the given Vert.x, and one more of the simulator's.
        assertThat(ComponentThreads.vertx().size()).isLessThanOrEqualTo(before + 2);
        context.stop();

        CompletableFuture<String> alive = new CompletableFuture<>();
        vertx.runOnContext(now -> alive.complete("alive"));
        assertThat(alive.get(5, TimeUnit.SECONDS)).isEqualTo("alive");
    }
}
