/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.GreenApiComponent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that Camel has for its own Kamelets, and that a property is what the option of its name is. */
class KameletRulesTest {

    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final Set<String> SMALL_WORDS = Set.of("a", "an", "and", "by", "for", "in", "of", "on", "the", "to");
    private static final String VERSION = System.getProperty("project.version");

    static List<Kamelet> kamelets() {
        return Kamelet.all();
    }

    @Test
    void allThatArePromisedAreThere() {
        assertThat(kamelets())
                .map(Kamelet::name)
                .containsExactlyInAnyOrder(
                        "greenapi-qr-source",
                        "greenapi-state-source",
                        "greenapi-notifications-source",
                        "greenapi-authorization-code-action",
                        "greenapi-logout-action");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theFileIsNamedAsTheKamelet(Kamelet kamelet) {
        assertThat(kamelet.fileName()).isEqualTo(kamelet.name());
        assertThat(kamelet.content().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.content().path("kind").asText()).isEqualTo("Kamelet");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void nameAndTitleEndWithTheType(Kamelet kamelet) {
        String kind = kamelet.kind();

        assertThat(kind).isIn("source", "sink", "action");
        assertThat(kamelet.name()).endsWith("-" + kind);
        assertThat(text(kamelet.definition(), "title")).endsWith(capitalised(kind));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theTypeSaysWhereTheTemplateIsJoined(Kamelet kamelet) {
        assertThat(kamelet.addresses())
                .contains(kamelet.kind().equals("source") ? "kamelet:sink" : "kamelet:source")
                .doesNotContain(kamelet.kind().equals("source") ? "kamelet:source" : "kamelet:sink");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDefinitionDescribesItself(Kamelet kamelet) {
        assertThat(text(kamelet.definition(), "type")).isEqualTo("object");
        assertThat(text(kamelet.definition(), "description")).isNotBlank();
        assertThat(kamelet.required()).doesNotHaveDuplicates();
        assertThat(kamelet.properties()).containsKeys(kamelet.required().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyDescribesItself(Kamelet kamelet) {
        kamelet.properties().forEach((name, property) -> {
            assertThat(text(property, "type")).as(name).isNotBlank();
            assertThat(text(property, "description")).as(name).endsWith(".");
            assertThat(text(property, "title")).as(name).isNotBlank().doesNotMatch("(The|A|An) .*");
            assertThat(text(property, "title").split(" "))
                    .as(name)
                    .allMatch(word -> SMALL_WORDS.contains(word) || word.equals(capitalised(word)));
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void whatIsDeclaredIsUsedAndWhatIsUsedIsDeclared(Kamelet kamelet) {
        assertThat(kamelet.used()).isEqualTo(kamelet.properties().keySet());
    }

    @Test
    void titlesAndDescriptionsAreTheirOwn() {
        for (String what : List.of("title", "description")) {
            assertThat(kamelets())
                    .map(kamelet -> text(kamelet.definition(), what))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void annotationsAreComplete(Kamelet kamelet) {
        assertThat(kamelet.annotation("camel.apache.org/kamelet.icon")).startsWith("data:image/svg+xml;base64,");
        assertThat(kamelet.annotation("camel.apache.org/kamelet.support.level")).isIn("Preview", "Stable");
        assertThat(kamelet.annotation("camel.apache.org/kamelet.group")).isNotBlank();
        assertThat(kamelet.annotation("camel.apache.org/kamelet.namespace")).isNotBlank();
        assertThat(kamelet.annotation("camel.apache.org/provider")).isEqualTo("camel-greenapi");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void versionsAreTheProjects(Kamelet kamelet) {
        assertThat(kamelet.annotation("camel.apache.org/catalog.version")).isEqualTo(VERSION);
        assertThat(kamelet.dependencies()).contains("mvn:io.github.camelgreenapi:camel-greenapi-component:" + VERSION);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void whatTheTemplateNeedsIsADependency(Kamelet kamelet) {
        assertThat(kamelet.dependencies()).contains("camel:core", "camel:kamelet");
        if (kamelet.template().findValue("json") != null) {
            assertThat(kamelet.dependencies()).contains("camel:jackson");
        }
        assertThat(kamelet.addresses()).allMatch(address -> address.matches("(greenapi|kamelet):.*"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aPropertyIsTheOptionOfItsName(Kamelet kamelet) throws IOException {
        JsonNode options = catalog().path("properties");
        kamelet.properties().forEach((name, property) -> {
            JsonNode option = options.path(name);
            assertThat(option.isMissingNode()).as(name).isFalse();
            assertThat(property.path("format").asText().equals("password"))
                    .as(name)
                    .isEqualTo(option.path("secret").asBoolean());
            assertThat(property.path("x-descriptors").toString().contains(CREDENTIALS))
                    .as(name)
                    .isEqualTo(option.path("secret").asBoolean());
            assertThat(property.path("enum")).as(name).isEqualTo(option.path("enum"));
            assertThat(property.path("default")).as(name).isEqualTo(option.path("defaultValue"));
        });
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream file =
                GreenApiComponent.class.getResourceAsStream("/META-INF/io/github/camelgreenapi/greenapi.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
