/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.jbang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camel JBang loads the component, and runs routes with it against the simulator. */
class JBangTest {

    private static final String COMPONENT = "mvn:io.github.camelgreenapi:camel-greenapi-component:"
            + System.getProperty("version");
    private static final Path ROUTES = Path.of(System.getProperty("basedir", ""), "routes");
    private static final Duration LONG = Duration.ofMinutes(3);

    private final SimulatedAccountFixture account = new SimulatedAccountFixture();
    private Process camel;

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        if (camel != null) {
            camel.destroy();
            camel.waitFor(30, TimeUnit.SECONDS);
        }
        account.close();
    }

    /** {@code camel run} in the temporary folder. */
    private void run(String... arguments) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("camel-greenapi-component"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmaven.repo.local=" + System.getProperty("repository"),
                "-Duser.home=" + folder,
                "-cp",
                classPath,
                CamelCommand.class.getName(),
                "run",
                "--logging-color=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        process.environment().putAll(account.environment());
        camel = process.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private void awaitSaid(String text) {
        await().atMost(LONG).until(() -> said().contains(text) || !camel.isAlive());
    }

    private Path copy(String file) throws IOException {
        return Files.copy(ROUTES.resolve(file), folder.resolve(file));
    }

    @Test
    void anArgumentNamesTheComponent() throws IOException {
        copy("link.camel.yaml");
        run(
                "link.camel.yaml",
                "--dep=" + COMPONENT,
                "--property=camel.component.greenapi.apiToken={{env:GREENAPI_API_TOKEN}}",
                "--property=camel.component.greenapi.apiUrl={{env:GREENAPI_API_URL}}");
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("qr/code.png")) || !camel.isAlive());

        account.scan();

        awaitSaid("accountData: Linked[");
        assertThat(said()).contains("accountData: Linked[").doesNotContain(account.token());
    }

    @Test
    void aPropertyNamesTheComponentAndKameletsRun() throws IOException {
        copy("states.camel.yaml");
        assertThat(copy("application.properties")).content().contains(COMPONENT);
        run(
                "states.camel.yaml",
                "application.properties",
                "--local-kamelet-dir=" + ROUTES.resolve("kamelets").toAbsolutePath());

        awaitSaid("The account is NOT_AUTHORIZED");

        assertThat(said()).contains("The account is NOT_AUTHORIZED").doesNotContain(account.token());
        assertThat(statusFiles()).isNotEmpty().noneMatch(status -> status.contains(account.token()));
    }

    /** What JBang writes about the program for whoever asks {@code camel get}. */
    private List<String> statusFiles() throws IOException {
        await().atMost(LONG).until(() -> String.join("", statusTexts()).contains("kamelet:greenapi-state-source"));
        return statusTexts();
    }

    private List<String> statusTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(".camel"), "*-status.json")) {
            for (Path file : files) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
