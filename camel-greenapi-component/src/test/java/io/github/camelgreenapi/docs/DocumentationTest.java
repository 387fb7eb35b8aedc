/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.LinkEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documentation says what the code does.
 *
 * <p>When a generated block is out of date, {@code mvn -pl camel-greenapi-simulator,camel-greenapi-component test
 * -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false -DupdateDocs=true} rewrites it.
 */
class DocumentationTest {

    private static final boolean UPDATE = Boolean.getBoolean("updateDocs");

    /**
     * Pages whose routes are read, but not made: delivery, events and webhooks need components that these tests do not
     * have, the introduction wants variables of the environment, and Kamelets a token on the component.
     */
    private static final Set<String> ONLY_READ =
            Set.of("docs/delivery.md", "docs/events.md", "docs/webhooks.md", "docs/kamelets.md", "README.md");

    static List<Page> pages() {
        return Page.all();
    }

    static List<Page> guide() {
        return Page.guide();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void generatedBlocksAreUpToDate(Page page) {
        Page now = page.generated(name -> DocumentedTables.block(name, page));
        if (UPDATE && !now.equals(page)) {
            now.write();
        } else {
            assertThat(now.generated())
                    .as("mvn -pl camel-greenapi-simulator,camel-greenapi-component test -Dtest=DocumentationTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -DupdateDocs=true rewrites " + page)
                    .isEqualTo(page.generated());
        }
    }

    @Test
    void everyOptionAndHeaderIsNamed() {
        String said = String.join("", guide().stream().map(Page::text).toList());
        for (String kind : List.of("properties", "componentProperties", "headers")) {
            DocumentedTables.description().path(kind).fieldNames().forEachRemaining(name -> assertThat(said)
                    .contains("`" + name + "`"));
        }
    }

    @Test
    void everyEventIsShown() {
        Set<Class<?>> known = new HashSet<>();
        Set<String> shown = new HashSet<>();
        guide().forEach(page -> page.generated().forEach(block -> shown.add(block.name())));
        for (Report report : DocumentedReports.ALL) {
            known.add(report.getClass());
            assertThat(shown).contains("json-" + report.type());
        }

        assertThat(known).contains(LinkEvent.class.getPermittedSubclasses());
    }

    static Stream<Page> linking() {
        return Stream.concat(guide().stream(), Page.outsideTheGuide().stream());
    }

    @Test
    void everyPageIsReachedFromTheFirst() {
        Set<Path> reached = new HashSet<>();
        reach(Page.of(Page.PROJECT.resolve("docs/README.md")), reached);

        assertThat(reached).containsAll(guide().stream().map(Page::file).toList());
    }

    private static void reach(Page page, Set<Path> reached) {
        if (reached.add(page.file())) {
            page.links().stream()
                    .map(link ->
                            page.file().resolveSibling(link.split("#", 2)[0]).normalize())
                    .filter(file -> file.startsWith(Page.PROJECT.resolve("docs"))
                            && file.toString().endsWith(".md"))
                    .forEach(file -> reach(Page.of(file), reached));
        }
    }

    @ParameterizedTest
    @MethodSource("linking")
    void linksLeadSomewhere(Page page) {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(parts[0]).normalize();
            if (!Files.exists(target)) {
                broken.add(link);
            } else if (parts.length == 2 && !Page.of(target).anchors().contains(parts[1])) {
                broken.add(link);
            }
        }

        assertThat(broken).isEmpty();
    }

    static Stream<Page> withRoutes() {
        return Stream.concat(pages().stream(), Page.outsideTheGuide().stream());
    }

    @ParameterizedTest
    @MethodSource("withRoutes")
    void routesAreMade(Page page) throws Exception {
        for (String yaml : page.code("yaml")) {
            if (yaml.contains("from:")) {
                make("page.yaml", yaml, ONLY_READ.contains(page.toString()));
            }
        }
        for (String xml : page.code("xml")) {
            if (xml.contains("<route")) {
                make("page.xml", xml, ONLY_READ.contains(page.toString()));
            }
        }
    }

    private static void make(String name, String routes, boolean onlyRead) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            asInTheExamples(context);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, routes));
            assertThat(context.getRouteDefinitions()).as(routes).isNotEmpty();
            if (!onlyRead) {
                // Endpoints and consumers are made and options checked, but nothing is asked of a provider.
                context.setAutoStartup(false);
                context.start();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void propertiesAreOptionsOfTheComponent(Page page) {
        Pattern line = Pattern.compile("(?m)^camel\\.component\\.greenapi\\.([\\w-]+)");
        for (String properties : page.code("properties")) {
            line.matcher(properties)
                    .results()
                    .map(option -> StringHelper.dashToCamelCase(option.group(1)))
                    .forEach(option -> assertThat(DocumentedTables.description()
                                    .path("componentProperties")
                                    .has(option))
                            .as(option)
                            .isTrue());
        }
    }

    private static void asInTheExamples(DefaultCamelContext context) {
        var properties = context.getPropertiesComponent();
        properties.addInitialProperty("greenapi.instance", "1101000001");
        properties.addInitialProperty("greenapi.token", "placeholder");
        properties.addInitialProperty("greenapi.partnerToken", "placeholder");
        properties.addInitialProperty("customers.1101000001.apiToken", "placeholder");
        properties.addInitialProperty("zapi.instance", "3C01A1B2C3D4E5F60718293A4B5C6D7E");
        properties.addInitialProperty("zapi.token", "placeholder");
        properties.addInitialProperty("zapi.clientToken", "placeholder");
        context.getRegistry().bind("tenants", new InMemoryGreenApiAccounts());
    }

    @ParameterizedTest
    @MethodSource("withRoutes")
    void javaCompiles(Page page, @TempDir Path folder) throws IOException {
        // Not on this module's class path; the modules of the packages compile their own.
        Pattern elsewhere =
                Pattern.compile("org\\.springframework|io\\.quarkus|jakarta\\.|camelgreenapi\\.(?:endpointdsl|web)");
        for (String java : page.code("java")) {
            if (!elsewhere.matcher(java).find()) {
                assertThat(mistakes(inAClass(java), folder)).as(java).isEmpty();
            }
        }
    }

    private static String inAClass(String java) {
        if (java.contains("\nclass ") || java.startsWith("import ")) {
            return java;
        }
        return java.startsWith("@RegisterExtension") ? aTest(java) : aRoute(java);
    }

    private static String aTest(String members) {
        return """
                import io.github.camelgreenapi.simulator.*;
                import java.time.Duration;
                import org.junit.jupiter.api.Test;
                import org.junit.jupiter.api.extension.RegisterExtension;

                class SnippetTest {
                """
                + members + "}";
    }

    private static String aRoute(String statements) {
        return """
                import io.github.camelgreenapi.*;
                import io.github.camelgreenapi.account.*;
                import io.github.camelgreenapi.command.AuthorizationCode;
                import io.github.camelgreenapi.event.*;
                import io.github.camelgreenapi.failure.*;
                import java.time.Duration;
                import java.util.*;
                import java.util.function.Supplier;
                import org.apache.camel.*;
                import org.apache.camel.builder.RouteBuilder;

                class Snippet extends RouteBuilder {
                    CamelContext context;
                    org.apache.camel.spi.IdempotentRepository repository;
                    public void configure() throws Exception {
                """
                + statements + "}}";
    }

    private static List<String> mistakes(String java, Path folder) {
        String name = java.replaceAll("(?s).*?\\bclass (\\w+).*", "$1");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return java;
                    }
                };
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, options, null, List.of(source))
                .call();
        return found.getDiagnostics().stream()
                .filter(mistake -> mistake.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }
}
