/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.simulator.Simulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data types of QR codes, in Java, in YAML and in a Kamelet. */
class DataTypesTest {

    private static final RouteFixture run = new RouteFixture(
            LinkVariant.GREEN_API_BY_POLLING,
            Simulator.builder().rateLimits(false).start());
    private static final Simulator simulator = run.simulator;
    private static final CamelContext context = run.context;

    @BeforeAll
    static void start() throws Exception {
        context.getPropertiesComponent()
                .addInitialProperty("instance", simulator.greenApi().instance());
        GreenApiConfiguration options =
                context.getComponent("greenapi", GreenApiComponent.class).getConfiguration();
        options.setApiToken(simulator.greenApi().token());
        options.setApiUrl(simulator.url());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:png")
                        .to("greenapi:qr?instance={{instance}}")
                        .transformDataType(new DataType("greenapi:png"));
                from("direct:none").transformDataType(new DataType("greenapi:png"));
            }
        });
        load(
                "svg.yaml",
                """
                - route:
                    from:
                      uri: direct:svg
                      steps:
                        - to: greenapi:qr?instance={{instance}}
                        - transformDataType:
                            toType: greenapi:svg
                """);
        load(
                "terminal-code-action.kamelet.yaml",
                """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: terminal-code-action
                spec:
                  definition:
                    title: "Terminal Code"
                    type: object
                    required: [instance]
                    properties:
                      instance: {title: "Instance", type: string}
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - to: greenapi:qr?instance={{instance}}
                        - transformDataType:
                            toType: greenapi:text
                """);
        context.start();
    }

    private static void load(String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    private static Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static String contentType(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
    }

    @Test
    void pngIsThePictureAsBytes() {
        Exchange png = send("direct:png", null);

        assertThat(png.getMessage().getBody()).isInstanceOf(byte[].class);
        assertThat(png.getMessage().getBody(byte[].class)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(contentType(png)).isEqualTo("image/png");
        assertThat(png.getMessage().getHeader("CamelGreenApiEventType")).isEqualTo("qrCode");
    }

    @Test
    void svgIsADocumentAndWorksInYaml() {
        Exchange svg = send("direct:svg", null);

        assertThat(svg.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(svg.getMessage().getBody(String.class)).startsWith("<svg");
        assertThat(contentType(svg)).isEqualTo("image/svg+xml");
    }

    @Test
    void textIsForATerminalAndWorksInAKamelet() {
        Exchange text = send("kamelet:terminal-code-action?instance={{instance}}", null);

        assertThat(text.getMessage().getBody(String.class)).contains("▀").endsWith("\n");
        assertThat(contentType(text)).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    void anotherBodyIsRefusedWithWhatToDo() {
        assertThat(send("direct:none", "a secret").getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The data type greenapi:png needs a QrCode as body, but the body is String; transform only"
                        + " messages with the header CamelGreenApiEventType=qrCode");
    }
}
