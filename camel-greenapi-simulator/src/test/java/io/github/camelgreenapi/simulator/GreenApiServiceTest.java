/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreenApiServiceTest {

    private static final List<String> NAMES = List.of(
            "greenapi.instance.type",
            "greenapi.provider",
            "greenapi.url",
            "greenapi.instance",
            "greenapi.token",
            "greenapi.client.token");

    /** Plays the real provider. */
    private static Simulator elsewhere;

    private final Map<String, String> before = new HashMap<>();

    @BeforeAll
    static void start() {
        elsewhere = Simulator.builder().rateLimits(false).start();
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
    }

    @BeforeEach
    void forget() {
        NAMES.forEach(name -> before.put(name, System.clearProperty(name)));
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote"})
    void theSameTestRunsAgainstEither(String type) throws Exception {
        System.setProperty("greenapi.instance.type", type);
        nameTheAccountElsewhere(elsewhere.greenApi());

        GreenApiService service = GreenApiService.create();
        service.beforeAll(null);
        try {
            String path = "/waInstance" + System.getProperty("greenapi.instance") + "/getStateInstance/"
                    + System.getProperty("greenapi.token");
            assertThat(new Http(System.getProperty("greenapi.url")).get(path).body())
                    .contains("notAuthorized");
            assertThat(service.simulator().isPresent()).isEqualTo(type.equals("local"));
            assertThat(service.url().equals(elsewhere.url())).isEqualTo(type.equals("remote"));
        } finally {
            service.afterAll(null);
        }
        assertThat(System.getProperty("greenapi.url")).isEqualTo(elsewhere.url() + "/");
        assertThat(System.getProperty("greenapi.provider")).isNull();
    }

    @Test
    void aSimulatedAccountCanBeOneOfZApi() throws Exception {
        System.setProperty("greenapi.provider", "zApi");
        GreenApiService service = GreenApiService.create(Simulator.builder().manualTime());
        service.beforeAll(null);
        try {
            assertThat(System.getProperty("greenapi.client.token")).isEqualTo("F1client0token");
            assertThat(service.instance())
                    .isEqualTo(service.simulator().orElseThrow().zApi().instance());
        } finally {
            service.afterAll(null);
        }
        assertThat(System.getProperty("greenapi.client.token")).isNull();
    }

    @Test
    void theUsualAddressIsTheProviders() {
        System.setProperty("greenapi.instance.type", "remote");
        System.setProperty("greenapi.instance", "1");
        System.setProperty("greenapi.token", "t");

        assertThat(GreenApiService.create().url()).isEqualTo("https://api.green-api.com");
        System.setProperty("greenapi.provider", "zApi");
        assertThat(GreenApiService.create().url()).isEqualTo("https://api.z-api.io");
    }

    @Test
    void whatIsMissingIsNamed() {
        System.setProperty("greenapi.instance.type", "remote");
        System.setProperty("greenapi.instance", "1");

        assertThatThrownBy(GreenApiService::create).hasMessageContaining("greenapi.token");
    }

    @Test
    void anUnknownWordIsNamed() {
        System.setProperty("greenapi.provider", "other");
        assertThatThrownBy(GreenApiService::create).hasMessageContaining("'other'");
        System.setProperty("greenapi.instance.type", "cloud");
        assertThatThrownBy(GreenApiService::create).hasMessageContaining("'cloud'");
    }

    @Test
    void outsideOfTestsItHasNoSimulator() {
        assertThatThrownBy(GreenApiService.create()::url).hasMessageContaining("static field");
    }

    private static void nameTheAccountElsewhere(SimulatedAccount account) {
        System.setProperty("greenapi.url", elsewhere.url() + "/");
        System.setProperty("greenapi.instance", account.instance());
        System.setProperty("greenapi.token", account.token());
    }
}
