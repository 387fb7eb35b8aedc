/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of the guide has a test, which {@code docs/promises.md} names. */
class PromisesTest {

    private static final Page REGISTER = Page.of(Page.PROJECT.resolve("docs/promises.md"));
    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- promises -->\n(.*?)<!-- /promises -->");
    private static final Pattern ITEM = Pattern.compile("(?s)^- (.*)");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| (.*) \\|\n");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## \\[.*?]\\((.*?)\\)\n(.*?)(?=^## |\\z)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| (.*) \\| (`.*`) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void eachPromiseHasAnEntryAndEachEntryAPromise() {
        List<Page> promising = Page.guide().stream()
                .filter(page -> BLOCK.matcher(page.text()).find())
                .toList();

        assertThat(promising).hasSizeGreaterThan(1);
        for (Page page : promising) {
            assertThat(entries(page)).as(page.toString()).containsExactlyElementsOf(promises(page));
        }
    }

    @Test
    void eachEntryNamesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        List<MatchResult> entries = ENTRY.matcher(REGISTER.text()).results().toList();

        assertThat(entries).hasSizeGreaterThan(20);
        for (MatchResult entry : entries) {
            List<MatchResult> tests = TEST.matcher(entry.group(2)).results().toList();
            assertThat(tests).as(entry.group()).isNotEmpty();
            for (MatchResult test : tests) {
                assertThat(sources).as(entry.group()).containsKey(test.group(1));
                if (test.group(2) != null) {
                    assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
                }
            }
        }
    }

    private static List<String> promises(Page page) {
        List<String> promises = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(page.text()).results().toList()) {
            for (String part : block.group(1).split("(?m)(?=^- |^\\| )")) {
                ITEM.matcher(part)
                        .results()
                        .forEach(item -> promises.add(
                                item.group(1).replaceAll("\\s+", " ").strip()));
                ROW.matcher(part).results().forEach(row -> promises.add(row.group(1) + ": " + row.group(2)));
            }
        }
        return promises;
    }

    private static List<String> entries(Page page) {
        return SECTION.matcher(REGISTER.text())
                .results()
                .filter(section -> page.file().endsWith(section.group(1)))
                .flatMap(section -> ENTRY.matcher(section.group(2)).results())
                .map(entry -> entry.group(1))
                .toList();
    }

    /** The sources of tests by class. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(Page::of)
                    .collect(Collectors.toMap(
                            page -> page.file().getFileName().toString().replace(".java", ""), Page::text));
        }
    }
}
