/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says of the page is so. Its HTML is tested in a browser. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "linking-page.md");

    @Test
    void itsJavaCompiles(@TempDir Path folder) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```java\n(.*?)^```").matcher(Files.readString(GUIDE));
        assertThat(block.find()).isTrue();
        Path source = Files.writeString(folder.resolve("TenantLinks.java"), block.group(1));

        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());

        assertThat(result).isZero();
    }

    @Test
    void itNamesEveryOption() throws IOException {
        Set<String> named = new TreeSet<>();
        Pattern.compile("(?m)^\\| `(\\w+)` \\| .* \\| .* \\|$")
                .matcher(Files.readString(GUIDE))
                .results()
                .forEach(row -> named.add(row.group(1)));

        assertThat(named).containsAll(options());
    }

    private static Set<String> options() {
        Set<String> options = new TreeSet<>();
        Stream.of(LinkPages.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .filter(name -> Stream.of(RouteBuilder.class.getMethods())
                        .noneMatch(inherited -> inherited.getName().equals(name)))
                .forEach(name -> options.add(name.substring(3, 4).toLowerCase() + name.substring(4)));
        assertThat(options).hasSize(9);
        return options;
    }

    @Test
    void itShowsEveryVariableOfTheStyle() throws IOException {
        String guide = Files.readString(GUIDE);
        String style = new String(
                GuideTest.class.getResourceAsStream("greenapi-link-style.js").readAllBytes());

        Pattern.compile("--greenapi-link(-[a-z-]+)").matcher(style).results().forEach(variable -> assertThat(guide)
                .contains(variable.group(1) + "`"));
    }
}
