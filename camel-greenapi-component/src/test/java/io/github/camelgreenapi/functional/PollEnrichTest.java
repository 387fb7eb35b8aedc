/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A linking as the source of {@code pollEnrich}. */
class PollEnrichTest {

    private static final LinkVariant WAY = LinkVariant.GREEN_API_BY_SOCKET;

    private final Simulator simulator = Simulator.start();
    private final SimulatedAccount account = WAY.account(simulator);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:code").pollEnrich(WAY.uri("qr", simulator), 20_000);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    private Object poll() {
        return template.requestBody("direct:code", (Object) null);
    }

    private void awaitNoSocket() {
        await().until(() -> account.sessions() == 0);
    }

    @Test
    void eachPollGetsACodeThatCanBeScanned() {
        QrCode first = (QrCode) poll();
        assertThat(first.content()).isEqualTo(account.qr());
        awaitNoSocket();
        simulator.advance(Duration.ofSeconds(90));

        QrCode second = (QrCode) poll();

        assertThat(second.content()).isEqualTo(account.qr()).isNotEqualTo(first.content());
        awaitNoSocket();
    }

    @Test
    void aPollAfterTheScanFindsTheLink() {
        poll();
        account.scanCurrent("441234567890");
        await().until(() -> account.state().equals("authorized"));

        assertThat(poll()).isInstanceOf(AlreadyLinked.class);
    }

    @Test
    void theQueueCannotBePolled() {
        assertThatThrownBy(() -> context.createConsumerTemplate().receive(WAY.uri("notifications", simulator), 1_000))
                .hasStackTraceContaining("greenapi:notifications cannot be polled");
    }
}
