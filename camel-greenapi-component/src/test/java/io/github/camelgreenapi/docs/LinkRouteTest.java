/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatorExtension;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinkRouteTest {

    /** The route to test. */
    static class LinkRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("greenapi:qr?instance={{greenapi.instance}}&apiToken={{greenapi.token}}&apiUrl={{greenapi.url}}")
                    .to("mock:events");
        }
    }

    // An instance field: each test has a simulator of its own.
    @RegisterExtension
    final SimulatorExtension simulator = new SimulatorExtension();

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        var properties = context.getPropertiesComponent();
        properties.addInitialProperty("greenapi.instance", simulator.greenApi().instance());
        properties.addInitialProperty("greenapi.token", simulator.greenApi().token());
        properties.addInitialProperty("greenapi.url", simulator.url());
        context.addRoutes(new LinkRoute());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private List<?> events() {
        return context.getEndpoint("mock:events", MockEndpoint.class).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody())
                .toList();
    }

    private <E> E first(Class<E> kind) {
        await().until(() -> events().stream().anyMatch(kind::isInstance));
        return events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScanLinksTheAccount() {
        QrCode code = first(QrCode.class);

        // A phone must present the text inside the picture, as a real one does.
        simulator.greenApi().scan(code.content(), "441234567890");

        assertThat(first(Linked.class).phone()).isEqualTo("441234567890");
    }

    @Test
    void aCodeThatNobodyScansIsRenewed() {
        first(QrCode.class);

        simulator.advance(Duration.ofSeconds(21));

        await().until(() -> events().size() == 2);
        assertThat(events()).allMatch(QrCode.class::isInstance).doesNotHaveDuplicates();
    }

    @Test
    void aSocketThatDiesAfterTheScanIsStillALink() {
        QrCode code = first(QrCode.class);
        simulator.greenApi().fault(Fault.CLOSE_AFTER_SCAN).on("scanqrcode").once();

        simulator.greenApi().scan(code.content(), "441234567890");

        assertThat(first(Linked.class).wid()).isEqualTo("441234567890@c.us");
    }
}
// /example
