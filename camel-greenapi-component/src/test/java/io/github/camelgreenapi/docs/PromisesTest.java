/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each promise of the documentation names a test that there is. */
class PromisesTest {

    private static final Pattern IN_CODE = Pattern.compile("`(?:(\\w+Test)\\.)?([a-z]+[A-Z]\\w{15,})`");

    @ParameterizedTest
    @CsvSource({"delivery.md, ", "webhooks.md, WebhookTest"})
    void theTestsThatPagesNameExist(String page, String otherwise) throws IOException {
        Map<String, String> sources = sources();
        String text = Files.readString(Path.of("../docs", page));
        List<MatchResult> named = IN_CODE.matcher(text).results().toList();

        assertThat(named).hasSizeGreaterThan(8);
        for (MatchResult match : named) {
            String type = match.group(1) == null ? otherwise : match.group(1);
            if (type != null) {
                assertThat(sources.get(type)).as(match.group()).contains("void " + match.group(2) + "(");
            }
        }
    }

    /** The sources of tests by class; of classes with one name, all in one. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            PromisesTest::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
