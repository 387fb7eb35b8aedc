/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of the starter that follow from the component's options. */
final class StarterSources {

    static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "src/generated");

    private static final String NAME = "GreenApiComponentConfiguration";
    private static final String PACKAGE = "io.github.camelgreenapi.springboot";
    private static final int WIDTH = 112;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StarterSources() {}

    /** Text by file. */
    static Map<Path, String> all() {
        List<Option> options = Option.all();
        return Map.of(
                FOLDER.resolve("java/" + PACKAGE.replace('.', '/') + "/" + NAME + ".java"), configuration(options),
                FOLDER.resolve("resources/META-INF/spring-configuration-metadata.json"), metadata(options));
    }

    private static String configuration(List<Option> options) {
        return """
                /* SPDX-License-Identifier: Apache-2.0 */
                /* Generated from greenapi.json by GeneratedSourcesTest. */
                package %s;

                %s
                /** The options of the component {@code greenapi}, each null unless it is set. */
                @ConfigurationProperties(prefix = "%s")
                public class %s extends ComponentConfigurationPropertiesCommon {
                %s%s}
                """
                .formatted(
                        PACKAGE,
                        imports(options),
                        Option.PREFIX,
                        NAME,
                        lines(options, StarterSources::field),
                        lines(options, StarterSources::accessors));
    }

    private static String imports(List<Option> options) {
        TreeSet<String> types = options.stream()
                .map(Option::javaType)
                .filter(type -> !type.startsWith("java.lang."))
                .map(type -> type.replaceFirst("<.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        types.add("org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon");
        types.add("org.springframework.boot.context.properties.ConfigurationProperties");
        return types.stream().map(type -> "import " + type + ";\n").collect(Collectors.joining());
    }

    private static String field(Option option) {
        return "\n" + javadoc(option) + "    private " + option.simpleType() + " " + option.name() + ";\n";
    }

    private static String javadoc(Option option) {
        String text = option.description()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
        StringBuilder lines = new StringBuilder("    /**\n     *");
        int column = 6;
        for (String word : text.split(" ")) {
            if (column + word.length() > WIDTH) {
                lines.append("\n     *");
                column = 6;
            }
            lines.append(' ').append(word);
            column += word.length() + 1;
        }
        return lines.append("\n     */\n").toString();
    }

    private static String accessors(Option option) {
        String noun =
                Character.toUpperCase(option.name().charAt(0)) + option.name().substring(1);
        return """

                    public %2$s get%1$s() {
                        return %3$s;
                    }

                    public void set%1$s(%2$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """
                .formatted(noun, option.simpleType(), option.name());
    }

    private static String lines(List<Option> options, Function<Option, String> each) {
        return options.stream().map(each).collect(Collectors.joining());
    }

    private static String metadata(List<Option> options) {
        ObjectNode root = JSON.createObjectNode();
        String type = PACKAGE + "." + NAME;
        root.putArray("groups")
                .addObject()
                .put("name", Option.PREFIX)
                .put("type", type)
                .put("sourceType", type);
        ArrayNode properties = root.putArray("properties");
        ArrayNode hints = root.putArray("hints");
        for (Option option : options) {
            ObjectNode property = properties
                    .addObject()
                    .put("name", option.key())
                    .put("type", option.shownType())
                    .put("description", option.description())
                    .put("sourceType", type);
            if (option.defaultValue() != null) {
                property.set("defaultValue", option.defaultValue());
            }
            if (!option.words().isEmpty()) {
                ArrayNode values = hints.addObject().put("name", option.key()).putArray("values");
                option.words().forEach(word -> values.addObject().put("value", word));
            }
        }
        for (String enabled : List.of(".enabled", ".customizer.enabled")) {
            properties
                    .addObject()
                    .put("name", Option.PREFIX + enabled)
                    .put("type", Boolean.class.getName())
                    .put("description", "Whether properties configure the component.")
                    .put("sourceType", type)
                    .put("defaultValue", true);
        }
        return printed(root);
    }

    private static String printed(ObjectNode root) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withArrayIndenter(indent)
                                    .withObjectIndenter(indent))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
