/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.GreenApiOperation;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.ExampleCommands;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.observe.Meters;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.impl.DefaultCamelContext;

/** The blocks of the documentation that are made from the code. */
final class DocumentedTables {

    private static final String NO = "–";
    private static final int MUCH = 300;
    private static final Set<GreenApiOperation> NEED_NO_INSTANCE =
            Set.of(GreenApiOperation.createInstance, GreenApiOperation.instances);
    private static final JsonNode DESCRIPTION = description();

    private DocumentedTables() {}

    private record Table(List<String> head, List<List<String>> rows) {

        String markdown() {
            return Stream.concat(
                            Stream.of(head, head.stream().map(cell -> "---").toList()), rows.stream())
                    .map(row -> row.stream()
                            .map(cell -> cell.replace("|", "\\|"))
                            .collect(Collectors.joining(" | ", "| ", " |\n")))
                    .collect(Collectors.joining());
        }

        String asciidoc() {
            return Stream.concat(Stream.of(head), rows.stream())
                    .map(row -> row.stream()
                            .map(cell -> "|" + cell.replace("|", "\\|"))
                            .collect(Collectors.joining(" ", "", "\n")))
                    .collect(Collectors.joining("", "[options=\"header\"]\n|===\n", "|===\n"));
        }
    }

    /** The block of this name, as the page's language wants it. */
    static String block(String name, Page page) {
        try {
            return made(name, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String made(String name, Page page) throws IOException {
        if (name.startsWith("json-")) {
            return json(name.substring("json-".length()));
        }
        if (name.equals("test-class")) {
            return testClass();
        }
        if (name.equals("instead")) {
            return instead();
        }
        Table table =
                switch (name) {
                    case "operations" -> operations();
                    case "requests" -> requests();
                    case "providers" -> providers();
                    case "failures" -> failures();
                    case "headers" -> headers();
                    case "meters" -> meters();
                    case "faults" -> faults();
                    case "component-options" -> options("componentProperties");
                    case "endpoint-options" -> options("properties");
                    default -> optionsOf(name.replaceFirst("^options-", ""));
                };
        if (table.rows().isEmpty()) {
            throw new IllegalArgumentException("There is no block " + name + " to generate");
        }
        return page.isMarkdown() ? table.markdown() : table.asciidoc();
    }

    private static Table operations() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            List<List<String>> rows = new ArrayList<>();
            for (GreenApiOperation operation : GreenApiOperation.values()) {
                List<String> row = new ArrayList<>(List.of("`" + operation + "`"));
                for (Provider provider : Provider.values()) {
                    row.add(yes(offered(context, operation, provider, GreenApiEndpoint::createProducer)));
                    row.add(yes(offered(
                            context, operation, provider, endpoint -> endpoint.createConsumer(exchange -> {}))));
                }
                rows.add(row);
            }
            List<String> head = new ArrayList<>(List.of("operation"));
            for (Provider provider : Provider.values()) {
                String title = Dialect.of(provider).title();
                head.addAll(List.of(title + ": send to it", title + ": consume it"));
            }
            return new Table(head, rows);
        }
    }

    private static String yes(boolean offered) {
        return offered ? "yes" : NO;
    }

    private interface Attempt {
        void on(GreenApiEndpoint endpoint) throws Exception;
    }

    private static boolean offered(
            DefaultCamelContext context, GreenApiOperation operation, Provider provider, Attempt attempt) {
        try {
            String account = NEED_NO_INSTANCE.contains(operation) ? "" : "&instance=1&apiToken=t";
            attempt.on(context.getEndpoint(
                    "greenapi:" + operation + "?partnerToken=t&provider=" + provider + account,
                    GreenApiEndpoint.class));
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static Table requests() {
        List<List<String>> rows = new ArrayList<>();
        for (GreenApiOperation operation : GreenApiOperation.values()) {
            List<String> row = new ArrayList<>(List.of("`" + operation + "`"));
            for (Provider provider : Provider.values()) {
                RequestCall<?> first = first(
                        ExampleCommands.byOperation().get(operation.name()).on(provider));
                row.add(
                        first == null
                                ? NO
                                : first.verb() + " `" + first.method()
                                        + (first.tail().isEmpty() ? "`" : "/…`"));
                row.add(first == null ? NO : text(Dialect.of(provider).spacing(first.method())));
            }
            rows.add(row);
        }
        return new Table(
                List.of(
                        "operation",
                        "GREEN-API: first request",
                        "least interval",
                        "Z-API: first request",
                        "least interval"),
                rows);
    }

    private static RequestCall<?> first(Call<?> call) {
        if (call instanceof Call.Then<?, ?> then) {
            return first(then.first());
        }
        if (call instanceof Call.Until<?> until) {
            return first(until.call());
        }
        if (call instanceof Call.Failing<?> failing) {
            return first(failing.call());
        }
        return call instanceof RequestCall<?> ask ? ask : null;
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static String instead() {
        return Arrays.stream(GreenApiOperation.values())
                .flatMap(operation -> Arrays.stream(Provider.values())
                        .flatMap(provider -> operation.unsupportedBy(provider).stream())
                        .map(instead -> "- `" + operation + "`: " + instead + ".\n"))
                .collect(Collectors.joining());
    }

    private static Table providers() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("`provider`", provider -> "`" + provider + "`"));
        rows.add(
                row("`apiUrl` when not set", provider -> "`" + dialect(provider).apiUrl() + "`"));
        rows.add(row(
                "`qrInterval` when not set", provider -> text(dialect(provider).qrInterval())));
        rows.add(row(
                "`maxQrCodes` when not set", provider -> "" + dialect(provider).maxQrCodes()));
        rows.add(row("the state is polled between codes", provider -> dialect(provider)
                .statePollWhileLinking()
                .map(pause -> "every " + text(pause))
                .orElse("no, the replies about codes contain it")));
        rows.add(row("a code is valid for", provider -> text(Dialect.QR_CODE_LIVES)));
        return new Table(
                Stream.concat(Stream.of(""), Arrays.stream(Provider.values()).map(provider -> dialect(provider)
                                .title()))
                        .toList(),
                rows);
    }

    private static Dialect dialect(Provider provider) {
        return Dialect.of(provider);
    }

    private static List<String> row(String first, java.util.function.Function<Provider, String> others) {
        return Stream.concat(Stream.of(first), Arrays.stream(Provider.values()).map(others))
                .toList();
    }

    private static Table failures() {
        return new Table(
                List.of("kind", "meaning", "`retryable()`", "`anotherSessionMayHelp()`"),
                Arrays.stream(GreenApiError.values())
                        .map(kind -> List.of(
                                "`" + kind + "`",
                                kind.meaning(),
                                kind.retryable() ? "yes" : NO,
                                kind.anotherSessionMayHelp() ? "yes" : NO))
                        .toList());
    }

    private static Table headers() {
        return new Table(
                List.of("header", "type", "with", "meaning"),
                members(DESCRIPTION.path("headers"), header -> true)
                        .map(header -> List.of(
                                "`" + header.getKey() + "`",
                                "`" + simple(header.getValue().path("javaType").asText()) + "`",
                                header.getValue().path("label").asText().replace("common", "both"),
                                header.getValue().path("description").asText()))
                        .toList());
    }

    private static Table options(String where) {
        return new Table(
                List.of("option", "meaning", "default", "type"),
                members(DESCRIPTION.path(where), option -> true)
                        .map(option -> List.of(
                                "`" + option.getKey() + "`",
                                meaning(option.getValue()),
                                preset(option.getValue()),
                                type(option.getValue())))
                        .toList());
    }

    /** The options of a group, {@code advanced} taking in those that are advanced and something else. */
    private static Table optionsOf(String group) {
        JsonNode component = DESCRIPTION.path("componentProperties");
        JsonNode endpoint = DESCRIPTION.path("properties");
        Map<String, JsonNode> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Predicate<JsonNode> wanted = option -> group(option).equals(group);
        members(component, wanted).forEach(option -> all.put(option.getKey(), option.getValue()));
        members(endpoint, wanted).forEach(option -> all.put(option.getKey(), option.getValue()));
        members(component, wanted.negate()).forEach(option -> {
            // One option may be grouped differently in the two places.
            if (endpoint.has(option.getKey())) {
                all.computeIfPresent(option.getKey(), (name, node) -> endpoint.path(name));
            }
        });
        return new Table(
                List.of("option", "on", "default", "meaning"),
                all.entrySet().stream()
                        .filter(option -> !endpoint.has(option.getKey())
                                || group(endpoint.path(option.getKey())).equals(group))
                        .map(option -> List.of(
                                "`" + option.getKey() + "`",
                                component.has(option.getKey())
                                        ? endpoint.has(option.getKey()) ? "both" : "component"
                                        : "endpoint",
                                preset(option.getValue()),
                                meaning(option.getValue()) + words(option.getValue())))
                        .toList());
    }

    private static String group(JsonNode option) {
        String group = option.path("group").asText();
        return group.contains("advanced") ? "advanced" : group;
    }

    private static String meaning(JsonNode option) {
        String whole = option.path("description").asText();
        // Camel explains its own options at length; the first sentence will do.
        String meaning = whole.length() < MUCH ? whole : whole.substring(0, whole.indexOf(". ") + 1);
        return (meaning.endsWith(".") ? meaning : meaning + ".")
                + (option.path("secret").asBoolean() ? " Secret." : "");
    }

    private static String preset(JsonNode option) {
        return option.has("defaultValue") ? "`" + option.path("defaultValue").asText() + "`" : "";
    }

    private static String type(JsonNode option) {
        String type = option.path("type").asText();
        return switch (type) {
            case "enum" -> words(option).strip();
            case "object" -> "`" + simple(option.path("javaType").asText()) + "`";
            default -> type;
        };
    }

    private static String words(JsonNode option) {
        return option.has("enum")
                ? StreamSupport.stream(option.path("enum").spliterator(), false)
                        .map(word -> "`" + word.asText() + "`")
                        .collect(Collectors.joining(", ", " One of ", "."))
                : "";
    }

    private static String simple(String javaType) {
        return javaType.replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }

    /** Every meter, collected by using all of them. */
    private static Table meters() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("meters", registry);
            Meters meters = Meters.in(context);
            meters.called(Provider.GREEN_API, "qr", null, Duration.ZERO);
            meters.linkingStarted(Provider.GREEN_API);
            meters.linkedAfter(Provider.GREEN_API, Duration.ZERO);
            meters.notificationLag(Provider.GREEN_API, Duration.ZERO);
            meters.states(() -> Map.of(AccountState.Value.AUTHORIZED, 1));
            for (Report report : DocumentedReports.ALL) {
                if (report instanceof LinkEvent event) {
                    meters.happened(event);
                }
            }
        }
        Map<String, List<String>> rows = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            rows.put(
                    meter.getId().getName(),
                    List.of(
                            "`" + meter.getId().getName() + "`",
                            meter.getId().getType().name().toLowerCase(Locale.ROOT),
                            meter.getId().getTags().stream()
                                    .map(Tag::getKey)
                                    .map(key -> "`" + key + "`")
                                    .collect(Collectors.toCollection(TreeSet::new))
                                    .toString()
                                    .replaceAll("[\\[\\]]", "")));
        }
        return new Table(List.of("meter", "kind", "tags"), List.copyOf(rows.values()));
    }

    private static Table faults() {
        return new Table(
                List.of("fault", "what happens"),
                Arrays.stream(Fault.values())
                        .map(fault -> List.of("`" + fault.form() + "`", fault.sentence()))
                        .toList());
    }

    private static String json(String type) throws IOException {
        return "```json\n" + DocumentedReports.json(type) + "\n```\n";
    }

    private static String testClass() throws IOException {
        Path file = Page.PROJECT.resolve(
                "camel-greenapi-component/src/test/java/io/github/camelgreenapi/docs/LinkRouteTest.java");
        return "```java\n" + Files.readString(file).replaceAll("(?s)^.*?// example\n|// /example\n.*$", "") + "```\n";
    }

    private static Stream<Map.Entry<String, JsonNode>> members(JsonNode object, Predicate<JsonNode> wanted) {
        return object.properties().stream().filter(member -> wanted.test(member.getValue()));
    }

    /** The description of the component that Camel's tools read. */
    static JsonNode description() {
        try (InputStream file =
                GreenApiComponent.class.getResourceAsStream("/META-INF/io/github/camelgreenapi/greenapi.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
