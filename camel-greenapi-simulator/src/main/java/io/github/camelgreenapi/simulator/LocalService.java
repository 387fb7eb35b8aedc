/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An account of a simulator that runs as long as the tests of a class. */
final class LocalService implements GreenApiService {

    private final ServiceProperties properties = new ServiceProperties();
    private final SimulatorBuilder builder;
    private final String provider = ServiceProperties.provider();

    /** Null before and after the tests. */
    private Simulator simulator;

    LocalService(SimulatorBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        simulator = builder.start();
        properties.register(this);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        properties.restore();
        simulator.close();
        simulator = null;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String url() {
        return running().url();
    }

    @Override
    public String instance() {
        return account().instance();
    }

    @Override
    public String token() {
        return account().token();
    }

    @Override
    public String clientToken() {
        return account().clientToken();
    }

    @Override
    public Optional<Simulator> simulator() {
        return Optional.of(running());
    }

    private SimulatedAccount account() {
        return provider.equals(ServiceProperties.Z_API)
                ? running().zApi()
                : running().greenApi();
    }

    private Simulator running() {
        if (simulator == null) {
            throw new IllegalStateException("No test is running; register the service in a static field");
        }
        return simulator;
    }
}
