/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onejar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar alone links the simulator's account. */
class OneJarTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void theJarAloneLinksTheAccount() throws Exception {
        try (Simulator simulator = Simulator.start()) {
            SimulatedAccount account = simulator.greenApi();
            Process program = start(account, simulator.url());
            try {
                await().atMost(LONG)
                        .until(() -> Files.exists(folder.resolve("qr/code.png")) || said().contains("ERROR"));

                account.scanCurrent("441234567890");

                await().atMost(LONG).until(() -> said().contains("accountData") || said().contains("ERROR"));
            } finally {
                program.destroy();
            }

            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).contains("accountData: Linked[");
            assertThat(Files.readAllBytes(folder.resolve("qr/code.png"))).startsWith(0x89, 'P', 'N', 'G');
            assertThat(said()).doesNotContain(account.token());
        }
    }

    private Process start(SimulatedAccount account, String url) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("jar"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        program.environment()
                .putAll(Map.of(
                        "GREENAPI_INSTANCE", account.instance(),
                        "GREENAPI_API_TOKEN", account.token(),
                        "GREENAPI_API_URL", url));
        return program.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
