/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows works when it is pasted. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");

    private final Simulator simulator = Simulator.start();
    private final Main main = new Main();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        main.stop();
        simulator.close();
    }

    /** The blocks of one language, in order. */
    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
                .matcher(Files.readString(README))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    @Test
    void theFirstTwoShellBlocksAreTheTwoCommands() throws IOException {
        assertThat(blocks("sh")).hasSize(2).allSatisfy(block -> assertThat(block.lines())
                .hasSize(1));
        assertThat(blocks("sh").get(0)).contains("-jar camel-greenapi-examples/link-in-terminal/target/");
        assertThat(blocks("sh").get(1)).isEqualTo("mvn -ntp verify\n");
    }

    @Test
    void theYamlRouteLinks() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pasted.camel.yaml"), here(blocks("yaml").get(0)));
        main.addOverrideProperty("camel.main.routesIncludePattern", "file:" + file);

        theRouteKeepsThePictureOfTheCode();
    }

    @Test
    void theJavaRouteLinks() throws Exception {
        main.addOverrideProperty("camel.main.routesIncludePattern", "classpath:none/*.yaml");
        main.configure().addRoutesBuilder(compiled(here(blocks("java").get(0))));

        theRouteKeepsThePictureOfTheCode();
    }

    // The process cannot change its own environment, and its folder is the module's.
    private String here(String route) {
        return route.replace("{{env:GREENAPI_INSTANCE}}", "{{the.instance}}")
                .replace("{{env:GREENAPI_API_TOKEN}}", "{{the.token}}")
                .replace("file:qr?", "file:" + folder.resolve("qr") + "?");
    }

    private void theRouteKeepsThePictureOfTheCode() throws Exception {
        SimulatedAccount account = simulator.greenApi();
        main.addOverrideProperty("the.instance", account.instance());
        main.addOverrideProperty("the.token", account.token());
        main.addOverrideProperty("camel.component.greenapi.apiUrl", simulator.url());
        main.start();

        Path picture = folder.resolve("qr/code.png");
        await().ignoreExceptions().until(() -> ImageIO.read(picture.toFile()).getWidth() > 0);
        account.scanCurrent("441234567890");

        await().until(() -> account.state().equals("authorized"));
    }

    private RouteBuilder compiled(String route) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Pasted.java"),
                "public class Pasted extends org.apache.camel.builder.RouteBuilder {"
                        + " @Override public void configure() {" + route + "}}");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(result).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return (RouteBuilder)
                    loader.loadClass("Pasted").getDeclaredConstructor().newInstance();
        }
    }
}
