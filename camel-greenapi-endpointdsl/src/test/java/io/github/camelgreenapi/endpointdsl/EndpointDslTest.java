/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.endpointdsl;

import static io.github.camelgreenapi.endpointdsl.StaticEndpointBuilders.greenapi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.endpointdsl.builder.GreenApiEndpointBuilderFactory;
import io.github.camelgreenapi.endpointdsl.builder.GreenApiEndpointBuilderFactory.GreenApiHeaderNameBuilder;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.option.Repeat;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that are built are those that would be written. */
class EndpointDslTest {

    private static final Pattern PARAMETER =
            Pattern.compile("\"(\\w+)\": \\{ \"index\": \\d+, \"kind\": \"parameter\"");
    private static final Path GUIDE = Path.of(System.getProperty("basedir", ""), "../docs/platforms.md");

    @Test
    void anEndpointHasTheOptionsThatWereBuilt() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            GreenApiEndpoint endpoint = (GreenApiEndpoint) greenapi("qr")
                    .instance("1101000001")
                    .apiToken("RAW(a&b)")
                    .repeat(Repeat.ALWAYS)
                    .maxSessions(0)
                    .resolve(context);

            assertThat(endpoint.getInstance()).isEqualTo("1101000001");
            assertThat(endpoint.getConfiguration().getApiToken()).isEqualTo("a&b");
            assertThat(endpoint.getConfiguration().getRepeat()).isEqualTo(Repeat.ALWAYS);
            assertThat(endpoint.getConfiguration().getMaxSessions()).isZero();
        }
    }

    @Test
    void theRouteOfTheGuideCompiles(@TempDir Path folder) throws IOException {
        String java = Pattern.compile("(?ms)^```java\\n(.*?)^```$")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.contains("endpointdsl"))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("Link.java"), java);
        ByteArrayOutputStream mistakes = new ByteArrayOutputStream();

        ToolProvider.getSystemJavaCompiler()
                .run(null, mistakes, mistakes, "-proc:none", "-d", folder.toString(), file.toString());

        assertThat(mistakes.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(folder.resolve("Link.class")).exists();
    }

    @Test
    void everyOptionHasItsMethod() throws IOException {
        Set<String> methods = Arrays.stream(GreenApiEndpointBuilderFactory.class.getDeclaredClasses())
                .map(Class::getMethods)
                .flatMap(Stream::of)
                .map(Method::getName)
                .collect(Collectors.toSet());
        try (InputStream catalog =
                GreenApiComponent.class.getResourceAsStream("/META-INF/io/github/camelgreenapi/greenapi.json")) {
            List<String> options = PARAMETER
                    .matcher(new String(catalog.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(option -> option.group(1))
                    .toList();
            assertThat(options).hasSizeGreaterThan(20);
            assertThat(methods).containsAll(options);
        }
    }

    @Test
    void headersHaveTheirNames() {
        assertThat(
                        new GreenApiEndpointBuilderFactory.GreenApiBuilders() {}.greenapi()
                                .greenApiEventType())
                .isEqualTo(GreenApiConstants.EVENT_TYPE);
        assertThat(List.of(GreenApiHeaderNameBuilder.class.getDeclaredMethods()))
                .map(Method::getName)
                .contains("greenApiInstance", "greenApiSession");
    }

    @Test
    void aRouteThatIsBuiltLinksTheAccount() throws Exception {
        try (Simulator simulator = Simulator.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            SimulatedAccount account = simulator.greenApi();
            context.addRoutes(new EndpointRouteBuilder() {
                @Override
                public void configure() {
                    from(greenapi("qr")
                                    .instance(account.instance())
                                    .apiToken(account.token())
                                    .apiUrl(simulator.url()))
                            .to(mock("events"));
                }
            });
            context.start();
            MockEndpoint events = context.getEndpoint("mock:events", MockEndpoint.class);
            await().until(() -> events.getReceivedCounter() > 0);

            account.scanCurrent("441234567890");

            await().until(() -> events.getReceivedCounter() > 1);
            assertThat(events.getExchanges().get(0).getMessage().getBody()).isInstanceOf(QrCode.class);
            assertThat(events.getExchanges().get(1).getMessage().getHeaders())
                    .containsEntry(GreenApiConstants.EVENT_TYPE, "accountData");
        }
    }
}
