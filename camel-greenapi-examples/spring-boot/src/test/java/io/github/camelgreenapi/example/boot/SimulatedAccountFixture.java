/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.boot;

import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;

/** An account of GREEN-API at the simulator with its phone, and another one that no route links. */
final class SimulatedAccountFixture implements AutoCloseable {

    private static final String OTHER = "1101000002";

    private final Simulator simulator = Simulator.start();

    SimulatedAccountFixture() {
        simulator.addGreenApi(OTHER);
    }

    String url() {
        return simulator.url();
    }

    String instance() {
        return simulator.greenApi().instance();
    }

    String otherInstance() {
        return OTHER;
    }

    void scanOfTheOther() {
        simulator.account(OTHER).scanCurrent("442222222222");
    }

    String token() {
        return simulator.greenApi().token();
    }

    String zApiInstance() {
        return simulator.zApi().instance();
    }

    String zApiToken() {
        return simulator.zApi().token();
    }

    /** The text inside the code that may be scanned now. */
    String code() {
        return simulator.greenApi().qr();
    }

    void scan() {
        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.greenApi().sessions() > 0);
        simulator.greenApi().scanCurrent("441234567890");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
