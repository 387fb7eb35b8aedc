/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void argumentsAreUnderstood() {
        try (Simulator simulator = Main.wanted("--port=0", "--instances=3").start()) {
            assertThat(simulator.accounts()).hasSize(6);
        }
    }

    @Test
    void ratesCanBeSwitchedOff() {
        try (Simulator simulator = Main.wanted("--port=0", "--rate-limits=off").start()) {
            String path = Http.path(simulator.greenApi(), "getSettings");
            Http http = Http.greenApi(simulator);
            for (int i = 0; i < 3; i++) {
                assertThat(http.get(path).statusCode()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rate-limits=none", "--port=x", "--port=99999", "--instances=-1", "--verbose", "8600"})
    void badArgumentsAreNamed(String argument) {
        assertThatThrownBy(() -> Main.wanted(argument)).hasMessageContaining(argument);
    }

    @Test
    void theIntroductionHasReadyMadeCalls() {
        try (Simulator simulator = Simulator.start()) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            Main.introduce(simulator, new PrintStream(printed, true, StandardCharsets.UTF_8));

            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains(simulator.url() + "/waInstance1101000001/qr/"
                            + simulator.greenApi().token())
                    .contains("Client-Token: F1client0token")
                    .contains("simulated-partner-token")
                    .contains(simulator.url() + "/_control/instances/1101000001/scan");
        }
    }

    @Test
    void helpIsNoFailureButABadArgumentIs() throws Exception {
        assertThat(exit("--help")).isZero();
        assertThat(exit("--port=x")).isEqualTo(2);
    }

    private static int exit(String argument) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
