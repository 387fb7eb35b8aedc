/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.command.DeleteNotification;
import io.github.camelgreenapi.command.ExampleCommands;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Camel's tools are told of the component. */
class DescriptionTest {

    private final CamelContext context = new DefaultCamelContext();
    private JsonNode description;

    @BeforeEach
    void read() throws IOException {
        context.start();
        description = new ObjectMapper()
                .readTree(PluginHelper.getRuntimeCamelCatalog(context.getCamelContextExtension())
                        .componentJSonSchema("greenapi"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void everyTokenIsSecret() {
        Set<String> secret = new HashSet<>();
        description.path("properties").properties().forEach(option -> {
            if (option.getValue().path("secret").asBoolean()) {
                secret.add(option.getKey());
            }
        });

        assertThat(secret)
                .containsExactlyInAnyOrder(
                        "apiToken",
                        "clientToken",
                        "partnerToken",
                        "webhookToken",
                        "proxyAuthUsername",
                        "proxyAuthPassword");
    }

    @Test
    void theComponentHasTheOptionsOfItsEndpoints() {
        Set<String> own = Set.of(
                "operation",
                "instance",
                "phoneNumber",
                "transport",
                "expectedPhone",
                "logoutWrongAccount",
                "emitInitial",
                "debounce",
                "instanceName",
                "exceptionHandler",
                "exchangePattern");
        Set<String> endpoint = new HashSet<>();
        description.path("properties").fieldNames().forEachRemaining(endpoint::add);
        endpoint.removeAll(own);
        Set<String> component = new HashSet<>();
        description.path("componentProperties").fieldNames().forEachRemaining(component::add);

        assertThat(component).containsAll(endpoint);
    }

    @Test
    void everyHeaderIsDescribed() {
        Set<String> constants = Arrays.stream(GreenApiConstants.class.getFields())
                .filter(field -> !field.getName().equals("META_PREFIX"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
        Set<String> described = new HashSet<>();
        description.path("headers").fieldNames().forEachRemaining(described::add);

        assertThat(described).containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void anUnknownOptionIsFoundByTheCatalog() {
        var result = PluginHelper.getRuntimeCamelCatalog(context.getCamelContextExtension())
                .validateProperties("greenapi", Map.of("operation", "qr", "instanse", "1"));

        assertThat(result.getUnknown()).containsExactly("instanse");
    }

    @Test
    void addressesAreMadeFromParameters() throws Exception {
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory("greenapi");

        String uri = factory.buildUri(
                "greenapi", new java.util.HashMap<>(Map.of("operation", "qr", "instance", "1", "apiToken", "a&b")));

        assertThat(uri).isEqualTo("greenapi:qr?apiToken=RAW(a&b)&instance=1");
        assertThat(factory.secretPropertyNames()).contains("apiToken", "clientToken", "webhookToken");
    }

    @Test
    void everyCommandHasItsOperation() {
        Map<String, Command<?>> examples = ExampleCommands.byOperation();
        Set<Class<?>> offered = examples.values().stream().map(Object::getClass).collect(Collectors.toSet());
        // The second half of the operation notifications.
        offered.add(DeleteNotification.class);

        assertThat(offered).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        assertThat(examples.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GreenApiOperation.values())
                        .map(Enum::name)
                        .toList());
        assertThat(GreenApiOperation.notifications.isProduced()).isFalse();
    }

    /** By which the component knows a duration when it checks its text. */
    @Test
    void exactlyTheDurationsAreOfTypeLong() {
        description.path("properties").properties().forEach(option -> assertThat(
                        option.getValue().path("javaType").asText())
                .as(option.getKey())
                .matches(type -> type.equals("long")
                        == option.getValue().path("type").asText().equals("duration")));
    }
}
