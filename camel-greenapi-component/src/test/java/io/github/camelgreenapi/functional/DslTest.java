/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same route in YAML, XML and Java: codes as files, events as JSON. */
class DslTest {

    private final RouteFixture run = new RouteFixture(LinkVariant.GREEN_API_BY_POLLING);
    private final Simulator simulator = run.simulator;
    private final CamelContext context = run.context;

    @TempDir
    Path folder;

    @BeforeEach
    void properties() {
        context.getPropertiesComponent()
                .addInitialProperty("instance", simulator.greenApi().instance());
        context.getPropertiesComponent()
                .addInitialProperty("token", simulator.greenApi().token());
        context.getPropertiesComponent().addInitialProperty("url", simulator.url());
        context.getPropertiesComponent().addInitialProperty("folder", folder.toString());
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private void load(String name, String text) throws Exception {
        Resource resource = ResourceHelper.fromString(name, text);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }

    @Test
    void yaml() throws Exception {
        load(
                "route.yaml",
                """
                - route:
                    from:
                      uri: greenapi:qr
                      parameters:
                        instance: "{{instance}}"
                        apiToken: "{{token}}"
                        apiUrl: "{{url}}"
                      steps:
                        - choice:
                            when:
                              - simple: "${header.CamelGreenApiEventType} == 'qrCode'"
                                steps:
                                  - to: "file:{{folder}}?fileName=code-${header.CamelGreenApiQrSequence}.png"
                        - marshal:
                            json: {}
                        - to: mock:events
                """);

        linksWithCodesAsFilesAndEventsAsJson();
    }

    @Test
    void xml() throws Exception {
        load(
                "route.xml",
                """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route>
                    <from uri="greenapi:qr?instance={{instance}}&amp;apiToken={{token}}&amp;apiUrl={{url}}"/>
                    <choice>
                      <when>
                        <simple>${header.CamelGreenApiEventType} == 'qrCode'</simple>
                        <to uri="file:{{folder}}?fileName=code-${header.CamelGreenApiQrSequence}.png"/>
                      </when>
                    </choice>
                    <marshal><json/></marshal>
                    <to uri="mock:events"/>
                  </route>
                </routes>
                """);

        linksWithCodesAsFilesAndEventsAsJson();
    }

    @Test
    void java() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?instance={{instance}}&apiToken={{token}}&apiUrl={{url}}")
                        .choice()
                        .when(simple("${header.CamelGreenApiEventType} == 'qrCode'"))
                        .to("file:{{folder}}?fileName=code-${header.CamelGreenApiQrSequence}.png")
                        .end()
                        .marshal()
                        .json()
                        .to("mock:events");
            }
        });

        linksWithCodesAsFilesAndEventsAsJson();
    }

    private void linksWithCodesAsFilesAndEventsAsJson() throws Exception {
        MockEndpoint events = context.getEndpoint("mock:events", MockEndpoint.class);
        context.start();
        await().until(() -> !events.getExchanges().isEmpty());
        simulator.greenApi().scanCurrent(PHONE);
        await().until(() -> events.getExchanges().size() == 2);

        JsonNode code = json(events, 0);
        JsonNode linked = json(events, 1);

        assertThat(Files.readAllBytes(folder.resolve("code-1.png")))
                .isEqualTo(code.path("png").binaryValue());
        assertThat(code.path("type").asText()).isEqualTo("qrCode");
        assertThat(code.path("sequence").asLong()).isOne();
        assertThat(Instant.parse(code.path("expiresAt").asText()))
                .isEqualTo(Instant.parse(code.path("receivedAt").asText()).plusSeconds(20));
        assertThat(linked.path("type").asText()).isEqualTo("accountData");
        assertThat(linked.path("provider").asText()).isEqualTo("greenApi");
        assertThat(linked.path("instance").asText()).isEqualTo("1101000001");
        assertThat(linked.path("phone").asText()).isEqualTo(PHONE);
        assertThat(Instant.parse(linked.path("at").asText())).isBeforeOrEqualTo(Instant.now());
    }

    private static JsonNode json(MockEndpoint events, int index) throws Exception {
        return new ObjectMapper()
                .readTree(events.getExchanges().get(index).getMessage().getBody(String.class));
    }
}
