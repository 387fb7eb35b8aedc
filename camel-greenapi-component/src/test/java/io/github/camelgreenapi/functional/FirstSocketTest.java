/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class FirstSocketTest {

    @Test
    void theFirstSocketOutlivesTheTimeThatOpeningItMayTake() throws Exception {
        Events events = new Events();
        try (Simulator simulator = Simulator.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(LinkVariant.GREEN_API_BY_SOCKET.uri("qr", simulator) + "&connectTimeout=1s")
                            .process(events);
                }
            });
            context.start();
            events.await(QrCode.class);

            await().during(Duration.ofMillis(1200))
                    .until(() -> simulator.greenApi().sessions() == 1);

            assertThat(events.types()).containsExactly("qrCode");
        }
    }
}
