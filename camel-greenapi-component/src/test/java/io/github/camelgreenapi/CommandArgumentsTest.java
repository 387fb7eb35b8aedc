/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.command.CreateInstance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class CommandArgumentsTest {

    @Test
    void aBodyThatCanBeReadOnceGivesTheNameAndTheSettings() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EndpointOptions options = context.getEndpoint(
                            "greenapi:createInstance?partnerToken=t", GreenApiEndpoint.class)
                    .options();
            Message message = new DefaultExchange(context).getMessage();
            message.setBody(new ByteArrayInputStream(
                    "{\"name\":\"Zoë\",\"outgoingWebhook\":\"yes\"}".getBytes(StandardCharsets.UTF_8)));

            assertThat(GreenApiOperation.createInstance.command(new CommandArguments(message, options, null)))
                    .isEqualTo(new CreateInstance("Zoë", Map.of("name", "Zoë", "outgoingWebhook", "yes")));
        }
    }
}
