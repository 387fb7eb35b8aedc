/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What users may name in Java is what was recorded; part of {@code mvn -Prelease verify}.
 *
 * <p>When it may change, {@code mvn -Prelease -pl :camel-greenapi-component -am test -Dtest=PublicApiTest
 * -Dsurefire.failIfNoSpecifiedTests=false -DupdateApi=true} records it anew.
 */
@Tag("release")
class PublicApiTest {

    private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path CLASSES = BASE.resolve("target/classes");
    private static final Path RECORD = BASE.resolve("src/test/api/public-api.txt");

    @Test
    void itIsWhatWasRecorded() throws IOException {
        String api = String.join("\n", api()) + "\n";
        if (Boolean.getBoolean("updateApi")) {
            Files.createDirectories(RECORD.getParent());
            Files.writeString(RECORD, api);
        }

        assertThat(RECORD).content().isEqualTo(api);
    }

    private static List<String> api() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.contains(".internal."))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    // What Camel generates and looks up by itself.
                    .filter(
                            name -> !name.matches(
                                    ".*(Configurer|UriFactory|ConverterLoader|SendDynamicAware|DevConsole|SpanDecorator|package-info)"))
                    .map(PublicApiTest::load)
                    .filter(PublicApiTest::isPublic)
                    .flatMap(PublicApiTest::lines)
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<AccessibleObject> members = Stream.of(
                        type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Stream::of);
        return Stream.concat(
                Stream.of(type.getName() + ": " + type.toGenericString() + " extends " + type.getGenericSuperclass()
                        + " implements " + List.of(type.getGenericInterfaces())),
                members.filter(PublicApiTest::isSeen).map(member -> type.getName() + ": " + described(member)));
    }

    private static boolean isSeen(AccessibleObject object) {
        Member member = (Member) object;
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    private static String described(AccessibleObject member) {
        if (member instanceof Method method) {
            return method.toGenericString();
        }
        return member instanceof Constructor<?> constructor
                ? constructor.toGenericString()
                : ((Field) member).toGenericString();
    }
}
