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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes as they are, at the simulator, whose new instances refuse their credentials at first. */
class OnboardingTest {

    private static final String PHONE = "441234567890";

    private final Simulator simulator = Simulator.builder()
            .instances(1)
            .rateLimits(false)
            .freshTime(Duration.ofMillis(900))
            .start();
    private Main main = new Main();
    private Duration scansEvery = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @BeforeAll
    static void allowForABusyMachine() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        main.stop();
        simulator.close();
    }

    private void start(String provider) {
        Onboarding.prepare(main, folder);
        Onboarding.simulate(main, simulator, folder);
        main.addOverrideProperty("camel.component.greenapi.provider", provider);
        main.addOverrideProperty("retry", "200");
        main.addOverrideProperty("stateInterval", "300");
        main.addOverrideProperty("phonePeriod", Long.toString(scansEvery.toMillis()));
        main.start();
    }

    private void restart(String provider) {
        main.stop();
        main = new Main();
        start(provider);
    }

    private void comes(String tenant) throws IOException {
        Onboarding.message(
                folder, "onboard", tenant + ".json", "{\"tenant\":\"" + tenant + "\",\"phone\":\"" + PHONE + "\"}");
    }

    private void says(String inbox, String tenant) throws IOException {
        Onboarding.message(folder, inbox, tenant + ".json", "{\"tenant\":\"" + tenant + "\"}");
    }

    private String outbox(String name) {
        Path file = folder.resolve("outbox").resolve(name);
        await().until(() -> Files.exists(file) && Files.size(file) > 0);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long calls(String method) {
        return simulator.requestLog().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    /** The accounts that were there from the start are not among them. */
    private List<SimulatedAccount> created() {
        return simulator.accounts().stream()
                .filter(account ->
                        !account.instance().equals(simulator.greenApi().instance())
                                && !account.instance().equals(simulator.zApi().instance()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"greenApi", "zApi"})
    void aTenantComesLinksAndLeaves(String provider) throws Exception {
        start(provider);
        comes("acme");

        assertThat(outbox("acme-link.json")).contains("\"type\":\"accountData\"", PHONE);
        assertThat(created()).hasSize(1);
        SimulatedAccount account = created().get(0);
        await().until(() -> account.state().equals("authorized"));
        assertThat(account.phone()).contains(PHONE);
        await().until(() -> outbox("acme-states.txt").contains("AUTHORIZED"));
        Path stored = folder.resolve("accounts/acme.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored)))
                .isEqualTo("rw-------");

        says("offboard", "acme");

        assertThat(outbox("acme-left.json"))
                .contains(provider.equals("greenApi") ? "\"outcome\":\"deleted\"" : "\"outcome\":\"cancelled\"");
        assertThat(stored).doesNotExist();
        if (provider.equals("greenApi")) {
            assertThat(account.requests()).containsKeys("logout", "clearWebhooksQueue");
            assertThat(account.phone()).isNull();
            // Waiting for the new instance has spent none.
            assertThat(account.requests().get("scanqrcode")).isOne();
        } else {
            assertThat(account.requests()).containsKey("disconnect");
        }
    }

    @Test
    void eachTenantGetsOneInstanceWhateverHappens() throws Exception {
        simulator.fault(Fault.LOST_RESPONSE).on("createInstance").once();
        start("greenApi");
        comes("lost");
        outbox("lost-link.json");
        assertThat(calls("createInstance")).isOne();

        simulator.fault(Fault.STATUS, "429").on("createInstance").once();
        comes("refused");
        await().until(() -> calls("createInstance") == 3);
        restart("greenApi");
        outbox("refused-link.json");
        comes("lost");
        await().until(() -> !Files.exists(folder.resolve("onboard/lost.json")));

        assertThat(calls("createInstance")).isEqualTo(3);
        assertThat(created()).hasSize(2).allSatisfy(account -> await().until(
                        () -> account.state().equals("authorized")));
    }

    @Test
    void aTenantMayTypeACodeAndNonsenseIsDropped() throws Exception {
        // No code is issued once a phone has scanned.
        scansEvery = Duration.ofHours(1);
        start("greenApi");
        Onboarding.message(folder, "onboard", "a.json", "{\"tenant\":\"../acme\",\"phone\":\"1\"}");
        Onboarding.message(folder, "onboard", "b.json", "tenant acme");
        says("code", "nobody");
        await().until(() -> Files.exists(folder.resolve("onboard/.camel/a.json"))
                && Files.exists(folder.resolve("onboard/.camel/b.json"))
                && Files.exists(folder.resolve("code/.camel/nobody.json")));
        assertThat(calls("createInstance")).isZero();

        comes("acme");
        await().until(() -> Files.exists(folder.resolve("accounts/acme.properties")));
        says("code", "acme");

        assertThat(outbox("acme-code.txt")).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
    }
}
