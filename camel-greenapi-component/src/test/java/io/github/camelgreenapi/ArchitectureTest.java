/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "io.github.camelgreenapi";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            // It is no jar when Maven stops before it packages.
            .withImportOption(location -> !location.contains("/camel-greenapi-simulator/"))
            .importPackages(ROOT);

    /** The packages from the bottom up; each may know those before it. */
    private static final List<String> ORDER = List.of(
            "account",
            "failure",
            "event",
            "option",
            "internal.concurrent",
            "internal.wire",
            "internal.provider",
            "internal.call",
            "command",
            "internal.client",
            "internal.memory",
            "internal.link",
            "internal.state",
            "internal.notification",
            "internal.transform",
            "internal.observe",
            "internal.engine",
            "internal.webhook",
            "");

    @ParameterizedTest
    @CsvSource({
        "account, '', which account it is stays true whatever happens and however it is asked",
        "failure, '', a failure names an account by its id and needs nothing else",
        "event, account failure, an event is a value that users keep when the wire has changed",
        "option, '', an option is a word that users write",
        "internal.concurrent, failure, waiting is the same whatever is waited for",
        "internal.wire, failure internal.concurrent, bytes can be carried without knowing what they say",
        "internal.provider, account failure event internal.wire, a provider is facts that no command changes",
        "internal.call, account failure internal.wire internal.provider, a call is a value that nothing executes",
        "command, account failure event internal.wire internal.provider internal.call, an operation is one file of facts",
        "internal.client, account failure command internal.concurrent internal.wire internal.provider internal.call,"
                + " a command is executed alike whoever wants its result",
        "internal.memory, account, a text is kept whatever it says",
        "internal.link, account failure event option command internal.concurrent internal.wire internal.provider"
                + " internal.call internal.client internal.memory, a linking goes on whether or not the state is polled",
        "internal.state, account failure event command internal.concurrent internal.provider internal.client"
                + " internal.memory internal.link, the state is polled whatever consumes its changes",
        "internal.transform, event, a data type is another form of an event",
        "internal.notification, account failure event command internal.concurrent internal.provider internal.client"
                + " internal.state, a notification is read alike from the queue and the webhook",
    })
    void aPackageKnowsTheseOnly(String name, String known, String reason) {
        DescribedPredicate<JavaClass> unknown = DescribedPredicate.describe(
                "our classes outside of " + name + " " + known,
                type -> type.getPackageName().startsWith(ROOT) && !among(name + " " + known, type));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(unknown)
                .because(reason)
                .check(OURS);
    }

    private static boolean among(String names, JavaClass type) {
        return Stream.of(names.strip().split(" "))
                .anyMatch(name -> type.getPackageName().equals(ROOT + "." + name));
    }

    @Test
    void everyPackageKnowsOnlyThoseBeforeIt() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
                .as("a new package needs a place in the order")
                .allMatch(name -> ORDER.contains(name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1)));
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> later = ORDER.subList(i + 1, ORDER.size());
            String[] packages = later.stream()
                    .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
                    .toArray(String[]::new);
            if (packages.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + ORDER.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages)
                        .because("a reader understands a package from those before it")
                        .check(OURS);
            }
        }
    }

    @Test
    void onlyTheOuterPackagesKnowCamel() {
        noClasses()
                .that()
                .resideInAnyPackage(inner(
                        "account",
                        "failure",
                        "event",
                        "option",
                        "command",
                        "internal.concurrent",
                        "internal.wire",
                        "internal.provider",
                        "internal.call",
                        "internal.client",
                        "internal.memory",
                        "internal.link",
                        "internal.state",
                        "internal.notification"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("what the services do outlives a version of Camel, and is tested without it")
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal.observe", "internal.engine", "internal.webhook"})
    void theMachineryTakesValuesInsteadOfTheEndpoint(String name) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("what takes the endpoint can reach everything, and is understood only together with it")
                .check(OURS);
    }

    @Test
    void onlyTheFaceNamesTheEndpoint() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .doNotHaveSimpleName("GreenApiEndpoint")
                .and()
                .doNotHaveSimpleName("GreenApiComponent")
                .and()
                .haveSimpleNameNotContaining("Producer")
                .and()
                .haveSimpleNameNotContaining("Consumer")
                // What shows endpoints and consumers to operators.
                .and()
                .doNotHaveSimpleName("GreenApiDevConsole")
                .and()
                .doNotHaveSimpleName("GreenApiSpanDecorator")
                // Camel's plugin writes these.
                .and()
                .haveSimpleNameNotEndingWith("Configurer")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("GreenApiEndpoint")
                .because("helpers that take the endpoint tie the root into a knot; they take its options")
                .check(OURS);
    }

    @Test
    void onlyTheWireKnowsTheNetworkLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".internal.wire", ROOT + ".internal.engine", ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "io.vertx..", "io.netty..")
                .because("time, network and threads come in from outside")
                .check(OURS);
    }

    private static String[] inner(String... names) {
        return Stream.of(names).map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    @Test
    void noThreadSleeps() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe("it sleeps", call -> call.getTarget()
                        .getFullName()
                        .matches("java\\.lang\\.Thread\\.sleep.*|java\\.util\\.concurrent\\.TimeUnit\\.sleep.*")))
                .because("thousands of accounts wait at a time, and none may hold a thread")
                .check(OURS);
    }

    @Test
    void eventsAndResultsCarryNoAnnotationsOfLibraries() {
        classes()
                .that()
                .resideInAnyPackage(inner("account", "failure", "event", "command", "option"))
                .should()
                .notBeAnnotatedWith(DescribedPredicate.describe(
                        "a library's", annotation -> List.of("com.fasterxml", "org.apache").stream()
                                .anyMatch(library ->
                                        annotation.getRawType().getPackageName().startsWith(library))))
                .because("they are plain records for every JSON library and none")
                .check(OURS);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a circle can only be understood as a whole")
                .check(OURS);
    }
}
