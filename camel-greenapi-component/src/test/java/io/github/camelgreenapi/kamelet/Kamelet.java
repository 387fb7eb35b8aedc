/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A Kamelet of the component's jar. */
record Kamelet(Path file, JsonNode content) {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "src/main/resources/kamelets");
    private static final String ENDING = ".kamelet.yaml";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\??([A-Za-z0-9-._]+)(?::[^}]*)?}}");

    static List<Kamelet> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Kamelet::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kamelet read(Path file) {
        Load yaml = new Load(LoadSettings.builder().build());
        try (InputStream text = Files.newInputStream(file)) {
            return new Kamelet(file, new ObjectMapper().valueToTree(yaml.loadFromInputStream(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without its ending; null when it has another ending. */
    String fileName() {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : null;
    }

    String name() {
        return content.at("/metadata/name").asText();
    }

    String kind() {
        return label("camel.apache.org/kamelet.type");
    }

    private String label(String name) {
        return content.at("/metadata/labels").path(name).asText();
    }

    String annotation(String name) {
        return content.at("/metadata/annotations").path(name).asText();
    }

    JsonNode definition() {
        return content.at("/spec/definition");
    }

    Map<String, JsonNode> properties() {
        return definition().path("properties").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    List<String> required() {
        return texts(definition().path("required"));
    }

    List<String> dependencies() {
        return texts(content.at("/spec/dependencies"));
    }

    JsonNode template() {
        return content.at("/spec/template");
    }

    /** The properties that the template has between double braces. */
    Set<String> used() {
        return PARAMETER
                .matcher(template().toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every address in the template. */
    List<String> addresses() {
        return Stream.concat(
                        template().findValuesAsText("uri").stream(),
                        template().findValues("to").stream()
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(index -> list.get(index).asText())
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
