/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.GreenApiComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/** An option of the component as its catalog describes it. */
record Option(
        String name, String kind, String catalogType, String description, JsonNode defaultValue, List<String> words) {

    static final String PREFIX = "camel.component.greenapi";

    private static final String CATALOG = "/META-INF/io/github/camelgreenapi/greenapi.json";
    private static final Map<String, Class<?>> BOXED =
            Map.of("boolean", Boolean.class, "int", Integer.class, "long", Long.class);

    /** In the catalog's order. */
    static List<Option> all() {
        List<Option> options = new ArrayList<>();
        catalog().path("componentProperties").properties().forEach(entry -> {
            JsonNode described = entry.getValue();
            List<String> words = new ArrayList<>();
            described.path("enum").forEach(word -> words.add(word.asText()));
            options.add(new Option(
                    entry.getKey(),
                    described.path("type").asText(),
                    described.path("javaType").asText(),
                    described.path("description").asText(),
                    described.get("defaultValue"),
                    words));
        });
        return options;
    }

    private static JsonNode catalog() {
        try (InputStream file = GreenApiComponent.class.getResourceAsStream(CATALOG)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isBean() {
        return kind.equals("object");
    }

    boolean isDuration() {
        return kind.equals("duration");
    }

    /** The property's name in kebab case. */
    String key() {
        return PREFIX + "." + StringHelper.camelCaseToDash(name);
    }

    /** The type of the field. A duration is a text, for Spring does not read Camel's {@code 1m30s}. */
    String javaType() {
        return isDuration()
                ? String.class.getName()
                : BOXED.containsKey(catalogType) ? BOXED.get(catalogType).getName() : catalogType;
    }

    /** The type that an editor shows. */
    String shownType() {
        return isDuration() ? "java.time.Duration" : javaType();
    }

    String simpleType() {
        return javaType().replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }
}
