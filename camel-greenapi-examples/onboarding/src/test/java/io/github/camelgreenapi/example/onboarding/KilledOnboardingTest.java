/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of an onboarding, and the one that follows it. */
class KilledOnboardingTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator = Simulator.builder()
            .instances(1)
            .rateLimits(false)
            .freshTime(Duration.ofMillis(300))
            .start();
    private Process process;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        kill();
        simulator.close();
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OnboardingProcess.class.getName(),
                        folder.toString(),
                        simulator.url(),
                        simulator.partnerToken())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static ConditionFactory patiently() {
        return await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60));
    }

    private List<SimulatedAccount> created() {
        return simulator.accounts().stream()
                .filter(account ->
                        !account.instance().equals(simulator.greenApi().instance())
                                && !account.instance().equals(simulator.zApi().instance()))
                .toList();
    }

    @Test
    void theNextProcessFinishesAndThereIsOneInstance() throws Exception {
        simulator.fault(Fault.SLOW, "1h").on("createInstance").once();
        start();
        Onboarding.message(folder, "onboard", "acme.json", "{\"tenant\":\"acme\",\"phone\":\"" + PHONE + "\"}");
        // The instance is there, and its creation was not heard of.
        patiently().until(() -> created().size() == 1);
        kill();

        start();
        Path code = folder.resolve("outbox/acme.png");
        patiently().until(() -> Files.exists(code) && Files.size(code) > 0);
        kill();
        Files.delete(code);

        start();
        patiently().until(() -> Files.exists(code) && Files.size(code) > 0);
        created().get(0).scanCurrent(PHONE);
        Path link = folder.resolve("outbox/acme-link.json");
        patiently().until(() -> Files.exists(link) && Files.readString(link).contains("accountData"));

        simulator.verify("createInstance").calledExactly(1);
        assertThat(created()).singleElement().satisfies(account -> assertThat(account.phone())
                .contains(PHONE));
        patiently().until(() -> !Files.exists(folder.resolve("onboard/acme.json")));
    }
}
