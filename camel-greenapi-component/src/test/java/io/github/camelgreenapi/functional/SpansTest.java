/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tracer gets of the component's calls and events. */
class SpansTest {

    private final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder().rateLimits(false).start());
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;
    private final RecordingTracer tracer = new RecordingTracer();

    @AfterEach
    void stop() {
        run.close();
    }

    private void start(LinkVariant way) throws Exception {
        context.addService(tracer);
        tracer.init(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:state").to(way.uri("state", simulator));
                from("direct:updateSettings").to(way.uri("updateSettings", simulator) + "&settingsTimeout=0");
                from("direct:qr").to(way.uri("qr", simulator));
                from(way.uri("qr", simulator))
                        .routeId("link")
                        .autoStartup(false)
                        .to("mock:link");
            }
        });
        context.start();
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private void assertNoSecret(SimulatedAccount account) {
        assertThat(tracer.text()).contains("greenapi://").doesNotContain(account.token(), "waInstance");
        if (account.clientToken() != null) {
            assertThat(tracer.text()).doesNotContain(account.clientToken());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN_API_BY_SOCKET, getStateInstance, setSettings, qr",
        "Z_API_BY_POLLING, status, update-webhook-connected, qr-code/image",
    })
    void aCallIsNamedByTheProvidersMethod(LinkVariant way, String state, String settings, String qr) throws Exception {
        start(way);

        assertThat(send("direct:state", null).getMessage().getBody()).isInstanceOf(AccountState.class);
        QrCode code = send("direct:qr", null).getMessage().getBody(QrCode.class);
        send("direct:updateSettings", Map.of("webhookUrl", "http://127.0.0.1:9/hook"));

        assertThat(tracer.names()).contains(state, settings, qr);
        assertThat(tracer.tags(state))
                .containsEntry("greenapi.operation", "state")
                .containsEntry("greenapi.instance", way.account(simulator).instance())
                .containsKey("greenapi.provider");
        assertThat(tracer.text()).doesNotContain(code.content());
        assertNoSecret(way.account(simulator));
    }

    @Test
    void aFailureIsNamedByItsKind() throws Exception {
        simulator.greenApi().fault(Fault.STATUS, "403").untilCleared();
        start(LinkVariant.GREEN_API_BY_SOCKET);

        assertThat(send("direct:state", null).getException()).isNotNull();

        assertThat(tracer.tags("getStateInstance"))
                .containsEntry("greenapi.failure", "FORBIDDEN")
                .containsEntry("error", "true");
        assertNoSecret(simulator.greenApi());
    }

    @Test
    void aStreamIsLeftToTheProducer() throws Exception {
        start(LinkVariant.GREEN_API_BY_SOCKET);

        Exchange answer = send("direct:updateSettings", new ByteArrayInputStream("{\"webhookUrl\":\"\"}".getBytes()));

        assertThat(answer.getException()).isNull();
        assertThat(tracer.names()).contains("updateSettings");
    }

    @Test
    void anEventIsNamedByItsOperation() throws Exception {
        start(LinkVariant.GREEN_API_BY_SOCKET);
        context.getRouteController().startRoute("link");

        await().untilAsserted(() -> assertThat(tracer.tags("qr"))
                .containsEntry("greenapi.event", "qrCode")
                .containsKey("greenapi.session"));
        assertNoSecret(simulator.greenApi());
    }
}
