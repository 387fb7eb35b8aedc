/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application links the simulator's accounts, by a route and on a page, watches, counts, and stops in order. */
class QuarkusTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final int port = freePort();

    @TempDir
    Path folder;

    @Test
    void theApplicationLinksAndWatches() throws Exception {
        try (SimulatedAccountsFixture accounts = new SimulatedAccountsFixture()) {
            Process program = start(accounts);
            try {
                await().atMost(LONG)
                        .until(() -> Files.exists(folder.resolve("qr/code.png")) || said().contains("ERROR"));

                accounts.scan();

                await().atMost(LONG).until(() -> said().contains("accountData") || said().contains("ERROR"));
                linkOnThePage(accounts);
                await().atMost(LONG).until(() -> said().contains("zApi is AUTHORIZED") || said().contains("ERROR"));
            } finally {
                program.destroy();
            }

            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said())
                    .contains("accountData: Linked[", "zApi is NOT_AUTHORIZED", "1 linkings were started")
                    .contains("They ran on Quarkus' Vert.x")
                    .contains("Stopped link", "Stopped states", "shutdown in");
            assertThat(Files.readAllBytes(folder.resolve("qr/code.png"))).startsWith(0x89, 'P', 'N', 'G');
            assertThat(said()).doesNotContain(accounts.tokens());
            assertThat(said()).doesNotContain(link());
        }
    }

    private void linkOnThePage(SimulatedAccountsFixture accounts) throws IOException, InterruptedException {
        String page = "http://127.0.0.1:" + port + link();
        Browser browser = new Browser(page);
        assertThat(browser.get("").statusCode()).isEqualTo(200);
        assertThat(browser.get("").body()).contains("<greenapi-link");
        await().atMost(LONG).until(() -> browser.get("/events?after=0").body().contains("data:image/png;base64,"));
        assertThat(new Browser(page).get("/events?after=0").statusCode()).isEqualTo(403);
        assertThat(browser.post("/code", "{\"phone\":\"442222222222\"}").body()).contains("displayCode");

        accounts.scanOfTheTenant();

        await().atMost(LONG).until(() -> browser.get("/events?after=0&now=yes").body().contains("accountData"));
        await().atMost(LONG).until(() -> new Browser(page).get("").statusCode() == 410);
    }

    private String link() throws IOException {
        return Files.readString(folder.resolve("qr/link.txt"));
    }

    private Process start(SimulatedAccountsFixture accounts) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dcamel.component.greenapi.state-interval=1s",
                        "-jar",
                        System.getProperty("jar"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        program.environment().putAll(accounts.environment());
        return program.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
