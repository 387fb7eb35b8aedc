/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.compatibility;

import io.github.camelgreenapi.simulator.Simulator;

/** An account of each provider at the simulator. */
final class SimulatedAccountsFixture implements AutoCloseable {

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();

    String url() {
        return simulator.url();
    }

    String instance() {
        return simulator.greenApi().instance();
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

    String zApiClientToken() {
        return simulator.zApi().clientToken();
    }

    void scan() {
        simulator.greenApi().scanCurrent("441234567890");
    }

    void scanAtZApi() {
        simulator.zApi().scanCurrent("441234567890");
    }

    String state() {
        return simulator.greenApi().state();
    }

    void queue() {
        simulator.greenApi().queue("{\"typeWebhook\":\"incomingMessageReceived\"}");
    }

    int queued() {
        return simulator.greenApi().queued();
    }

    boolean hasWebhookAt(int port) {
        return String.valueOf(simulator.zApi().settings().get("connectedCallbackUrl")).contains(":" + port);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
