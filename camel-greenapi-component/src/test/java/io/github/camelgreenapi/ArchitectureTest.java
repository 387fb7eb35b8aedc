/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

class ArchitectureTest {

    private static final String ROOT = "io.github.camelgreenapi";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "account, '', who is linked is true whatever happens and however it is asked",
        "failure, account, a failure names an account and nothing else",
        "event, account failure, an event is a value that users keep when the wire has changed",
        "wire, account failure, bytes can be carried without knowing what they say",
        "provider, account failure event wire, a provider is facts that no command changes",
        "command, account failure event wire provider, a command is asked whether or not an account is being linked",
        "link, account failure event wire provider command, a linking goes on whether or not anybody watches",
        "watch, account failure event wire provider command link, the watch is where a linking goes after the link",
    })
    void aPackageKnowsThoseBeforeIt(String name, String known, String reason) {
        DescribedPredicate<JavaClass> unknown = DescribedPredicate.describe(
                "our classes outside of " + name + " " + known,
                type -> type.getPackageName().startsWith(ROOT) && !among(name + " " + known, type));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(unknown)
                .because(reason)
                .allowEmptyShould(true)
                .check(OURS);
    }

    private static boolean among(String names, JavaClass type) {
        return Stream.of(names.strip().split(" "))
                .anyMatch(name -> type.getPackageName().equals(ROOT + "." + name));
    }

    @Test
    void onlyTheRootKnowsCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("what the services do outlives a version of Camel, and is tested without it")
                .check(OURS);
    }

    @Test
    void onlyTheWireKnowsTheNetworkLibraries() {
        noClasses()
                .that()
                .resideInAnyPackage(inner("account", "failure", "event", "provider", "command", "link", "watch"))
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
    void nobodySleeps() {
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
                .resideInAnyPackage(inner("account", "failure", "event", "command"))
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
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle can only be understood as a whole")
                .check(OURS);
    }
}
