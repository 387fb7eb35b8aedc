/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.endpointdsl;

import io.github.camelgreenapi.simulator.Simulator;

/** An account of GREEN-API at the simulator. */
final class SimulatedAccountFixture implements AutoCloseable {

    private final Simulator simulator = Simulator.start();

    String url() {
        return simulator.url();
    }

    String instance() {
        return simulator.greenApi().instance();
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
