/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final String ROOT = "io.github.camelgreenapi.simulator";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    /** The packages from the bottom up; each may know those before it. */
    private static final List<String> ORDER = List.of(
            "time",
            "qr",
            "http",
            "fault",
            "webhook",
            "instance",
            "greenapi",
            "greenapi.method",
            "greenapi.partner",
            "zapi",
            "zapi.method",
            "zapi.integrator",
            "");

    @ParameterizedTest
    @CsvSource({
        "time, '', time passes whatever happens in it",
        "qr, '', a QR code is a picture of a text, whoever shows it",
        "http, '', requests and responses mean nothing yet",
        "fault, time http, a fault is the same wherever it strikes",
        "webhook, time, a post is the same whatever it reports",
        "instance, time qr http fault webhook, what both providers have in common knows neither",
        "greenapi, time qr http fault webhook instance, GREEN-API is written from its own pages alone",
        "greenapi.method, time qr http fault webhook instance greenapi, an account does not depend on how it is called",
        "greenapi.partner, time http fault instance greenapi greenapi.method, instances are created as the owner of none",
        "zapi, time qr http fault webhook instance, Z-API is written from its own pages alone",
        "zapi.method, time qr http fault webhook instance zapi, an account does not depend on how it is called",
        "zapi.integrator, time http fault instance zapi zapi.method, instances are created as the owner of none",
    })
    void aPackageKnowsTheseOnly(String name, String known, String reason) {
        List<String> allowed = List.of((name + " " + known).strip().split(" "));
        DescribedPredicate<JavaClass> unknown = DescribedPredicate.describe(
                "our classes outside of " + allowed,
                type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(shortName(type)));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(unknown)
                .because(reason)
                .check(OURS);
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        assertThat(OURS.stream().map(ArchitectureTest::shortName).distinct())
                .as("a reader understands a package from those before it")
                .isSubsetOf(ORDER);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a circle can only be understood as a whole")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the root is the face that users see, and nothing below needs it")
                .check(OURS);
    }

    @Test
    void theSimulatorKnowsNothingOfTheComponent() {
        classes()
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "not of the component or of Camel",
                        type -> !type.getPackageName().startsWith("org.apache.camel")
                                && (!type.getPackageName().startsWith("io.github.camelgreenapi")
                                        || type.getPackageName().startsWith(ROOT))))
                .because("a misreading of a provider's page shall fail a test instead of being made twice")
                .check(OURS);
    }

    @Test
    void onlyTheExtensionsNeedJUnit() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SimulatorExtension")
                .and()
                .haveSimpleNameNotEndingWith("Service")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .because("the runnable jar has no JUnit in it")
                .check(OURS);
    }

    @Test
    void onlyTheProvidersKnowTheNetworkLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".qr", ROOT + ".instance")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .because("what an account is does not depend on what carries its bytes")
                .check(OURS);
    }

    @Test
    void noThreadSleeps() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe("it sleeps", call -> call.getTarget()
                        .getFullName()
                        .matches("java\\.lang\\.Thread\\.sleep.*|java\\.util\\.concurrent\\.TimeUnit\\.sleep.*")))
                .because("a simulator lives on one thread, and time is put forward instead")
                .check(OURS);
    }

    private static String shortName(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
