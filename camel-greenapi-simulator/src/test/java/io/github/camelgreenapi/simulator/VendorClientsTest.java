/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator is right when the provider's own clients, which know nothing of it, get along with it. */
class VendorClientsTest {

    private static final Path SOURCE = Path.of("src/test/witness");
    private static final Path COPY = Path.of("target/witness");

    @BeforeAll
    static void install() throws Exception {
        for (String tool : List.of("node", "npm")) {
            if (!isPresent(tool)) {
                System.out.println("VendorClientsTest is skipped: there is no '" + tool + "' on this machine");
            }
            assumeTrue(isPresent(tool), "there is no '" + tool + "' on this machine");
        }
        Files.createDirectories(COPY);
        try (Stream<Path> files = Files.list(SOURCE).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whatsapp-api-client", "whatsapp-api-client-js-v2"})
    void theProvidersClientLinksAndUnlinksAnAccount(String client) throws Exception {
        try (Simulator simulator = Simulator.builder()
                .rateLimits(false)
                .settingsDelay(Duration.ZERO)
                .start()) {
            SimulatedAccount account = simulator.greenApi();

            String told =
                    run("node", "witness-" + client + ".mjs", simulator.url(), account.instance(), account.token());

            assertThat(told.lines())
                    .contains(
                            "setSettings {\"saveSettings\":true}",
                            "unlinked {\"stateInstance\":\"notAuthorized\"}",
                            "qr {\"type\":\"qrCode\",\"width\":276,\"height\":276}",
                            "getAuthorizationCode {\"status\":true,\"length\":8}",
                            "typed 200",
                            "alreadyLogged {\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}",
                            "refused {\"status\":false,\"code\":\"\"}",
                            "deleteNotification {\"result\":true,\"reason\":\"\"}",
                            "logout {\"isLogout\":true}",
                            "unlinkedAgain {\"stateInstance\":\"notAuthorized\"}")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("receiveNotification ")
                            .endsWith("\"starting\",\"authorized\"]"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("getSettings ")
                            .contains("\"delaySendMessagesMilliseconds\":2000"));
        }
    }

    private static boolean isPresent(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** What is printed stays in a file: the clients print their token when something fails. */
    private static String run(String... command) throws Exception {
        Path printed = Files.createTempFile(COPY, "printed", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(COPY.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command[0]).isTrue();
            assertThat(process.exitValue()).as(command[0] + " " + command[1]).isZero();
            return Files.readString(printed);
        } finally {
            Files.delete(printed);
        }
    }
}
