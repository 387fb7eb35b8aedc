/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

/** Editors find the catalog, each where it looks. */
class EditorCatalogTest {

    private static final Path SETTINGS = Path.of(System.getProperty("basedir", ""), "target/catalog/settings.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static InputStream resource(String path) {
        return GreenApiComponent.class.getClassLoader().getResourceAsStream(path);
    }

    private static JsonNode json(String path) throws IOException {
        try (InputStream file = resource(path)) {
            assertThat(file).as(path).isNotNull();
            return JSON.readTree(file);
        }
    }

    private static Properties properties(String path) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = resource(path)) {
            properties.load(file);
        }
        return properties;
    }

    @Test
    void intelliJFindsTheCatalogBesideTheClass() throws IOException {
        String type = properties("META-INF/services/org/apache/camel/component/greenapi")
                .getProperty("class");
        String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');

        assertThat(properties("META-INF/services/org/apache/camel/component.properties")
                        .getProperty("components"))
                .isEqualTo("greenapi");
        assertThat(json(folder + "/greenapi.json")).isEqualTo(json("META-INF/" + folder + "/greenapi.json"));
    }

    @Test
    void aLanguageServerChecksAddressesWithTheSetting() throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        for (JsonNode extra : JSON.readTree(SETTINGS.toFile()).path("camel.extra-components")) {
            JsonNode component = extra.path("component");
            catalog.addComponent(
                    component.path("scheme").asText(),
                    component.path("javaType").asText(),
                    extra.toString());
        }

        EndpointValidationResult misspelt = catalog.validateEndpointProperties("greenapi:qr?instance=1&repeet=always");

        assertThat(misspelt.getUnknown()).containsExactly("repeet");
        assertThat(catalog.validateEndpointProperties("greenapi:qr?instance=1&repeat=always")
                        .isSuccess())
                .isTrue();
    }
}
