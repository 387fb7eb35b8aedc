/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A linking as the source of {@code pollEnrich}. */
class PollEnrichTest {

    private final RouteFixture polled = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET);
    private final SimulatedAccount account = polled.account;
    private final ProducerTemplate template = polled.context.createProducerTemplate();

    @BeforeEach
    void start() throws Exception {
        polled.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:code").pollEnrich(polled.uri("qr"), 20_000);
            }
        });
    }

    @AfterEach
    void stop() {
        polled.close();
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
        polled.simulator.advance(Duration.ofSeconds(90));

        QrCode second = (QrCode) poll();

        assertThat(second.content()).isEqualTo(account.qr()).isNotEqualTo(first.content());
        awaitNoSocket();
    }

    @Test
    void aPollAfterTheScanFindsTheLink() {
        poll();
        polled.linkAtProvider();

        assertThat(poll()).isInstanceOf(AlreadyLinked.class);
    }

    @Test
    void theQueueCannotBePolled() {
        assertThatThrownBy(() -> polled.context.createConsumerTemplate().receive(polled.uri("notifications"), 1_000))
                .hasStackTraceContaining("greenapi:notifications cannot be polled");
    }
}
