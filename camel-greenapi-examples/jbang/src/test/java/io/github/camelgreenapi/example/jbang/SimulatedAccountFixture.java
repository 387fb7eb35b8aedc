/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.jbang;

import io.github.camelgreenapi.simulator.Simulator;
import java.util.Map;

/** An account of GREEN-API at the simulator. */
final class SimulatedAccountFixture implements AutoCloseable {

    private final Simulator simulator = Simulator.start();

    /** What a program must be given to find the account. */
    Map<String, String> environment() {
        return Map.of(
                "GREENAPI_INSTANCE",
                simulator.greenApi().instance(),
                "GREENAPI_API_TOKEN",
                simulator.greenApi().token(),
                "GREENAPI_API_URL",
                simulator.url());
    }

    String token() {
        return simulator.greenApi().token();
    }

    void scan() {
        simulator.greenApi().scanCurrent("441234567890");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
