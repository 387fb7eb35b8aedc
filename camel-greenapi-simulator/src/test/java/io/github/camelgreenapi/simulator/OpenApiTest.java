/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

    private static Simulator simulator;
    private static Http http;
    private static JsonNode document;

    /** One call that the document describes. */
    private record Operation(String verb, String path, JsonNode description) {

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @BeforeAll
    static void start() {
        simulator = Simulator.start();
        http = new Http(simulator.url());
        document = http.json("/_control/openapi.json");
        http.get(Http.path(simulator.greenApi(), "qr"));
        http.get("/partner/getInstances/" + simulator.partnerToken());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> operations.add(
                        new Operation(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue()))));
        return operations;
    }

    @Test
    void everyControlCallIsDescribedAndNoOther() {
        assertThat(operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(new ControlRoutes(simulator)
                        .routes().stream()
                                .map(route -> route.verb() + " " + route.path())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itsExampleGetsADescribedResponse(Operation operation) {
        String example = operation
                .description()
                .at("/requestBody/content/application~1json/example")
                .toString();

        HttpResponse<String> response =
                http.send(operation.verb(), operation.path().replace("{id}", "1101000001"), example);

        JsonNode described =
                resolved(operation.description().get("responses").path(String.valueOf(response.statusCode())));
        assertThat(described.isObject())
                .as("a described status, not %s", response.statusCode())
                .isTrue();
        assertThat(response.statusCode()).isIn(200, 409);
        assertFits(Http.json(response), described.at("/content/application~1json/schema"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aMalformedBodyIsRefusedWhereOneIsWanted(Operation operation) {
        if (operation.description().has("requestBody")) {
            HttpResponse<String> response =
                    http.send(operation.verb(), operation.path().replace("{id}", "1101000001"), "no JSON");

            JsonNode described = resolved(operation.description().at("/responses/400"));
            assertThat(response.statusCode()).isEqualTo(400);
            assertFits(Http.json(response), described.at("/content/application~1json/schema"));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allMatch(ref -> document.at(ref.substring(1))
                .isObject());
    }

    private static void assertFits(JsonNode value, JsonNode reference) {
        JsonNode schema = resolved(reference);
        assertThat(types(schema)).contains(type(value));
        if (value.isArray()) {
            value.forEach(element -> assertFits(element, schema.get("items")));
        }
        if (schema.has("properties")) {
            assertThat(value.properties())
                    .extracting(member -> member.getKey())
                    .containsExactlyInAnyOrderElementsOf(names(schema.get("properties")));
            value.properties()
                    .forEach(member -> assertFits(
                            member.getValue(), schema.get("properties").get(member.getKey())));
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey()).toList();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : Stream.of(type.asText()).toList();
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
