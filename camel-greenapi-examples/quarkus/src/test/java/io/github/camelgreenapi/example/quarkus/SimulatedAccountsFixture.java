/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import io.github.camelgreenapi.simulator.Simulator;
import java.util.Map;

/** An account of each provider at the simulator. */
final class SimulatedAccountsFixture implements AutoCloseable {

    private final Simulator simulator = Simulator.start();

    /** What a program must be given to find the accounts. */
    Map<String, String> environment() {
        return Map.of(
                "GREENAPI_INSTANCE",
                simulator.greenApi().instance(),
                "GREENAPI_API_TOKEN",
                simulator.greenApi().token(),
                "GREENAPI_API_URL",
                simulator.url(),
                "ZAPI_INSTANCE",
                simulator.zApi().instance(),
                "ZAPI_TOKEN",
                simulator.zApi().token(),
                "ZAPI_CLIENT_TOKEN",
                simulator.zApi().clientToken(),
                "ZAPI_API_URL",
                simulator.url());
    }

    String[] tokens() {
        return new String[] {
            simulator.greenApi().token(), simulator.zApi().token(), simulator.zApi().clientToken()
        };
    }

    void scan() {
        simulator.greenApi().scanCurrent("441234567890");
    }

    void scanOfTheTenant() {
        simulator.zApi().scanCurrent("442222222222");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
