/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.KeyStoreFile;
import io.github.camelgreenapi.simulator.instance.Timing;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;

/** What a simulator can be started with. Everything has a default. */
public final class SimulatorBuilder {
    String host = "127.0.0.1";
    int port;
    int instances = 1;
    boolean manualTime;
    boolean rateLimits = true;
    Timing timing = Timing.DEFAULT;

    /** Null for plain HTTP. */
    PfxOptions keyStore;

    SimulatorBuilder() {}

    public SimulatorBuilder host(String name) {
        host = name;
        return this;
    }

    /** 0, the default, is any free port. */
    public SimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** How many accounts of each provider there are from the start; 1 unless set. */
    public SimulatorBuilder instances(int ofEach) {
        if (ofEach < 0 || ofEach > DefaultAccounts.MOST) {
            throw new IllegalArgumentException("instances must be 0 to " + DefaultAccounts.MOST);
        }
        instances = ofEach;
        return this;
    }

    /** Has time pass by {@link Simulator#advance} only. */
    public SimulatorBuilder manualTime() {
        manualTime = true;
        return this;
    }

    /**
     * Serves HTTPS and secure websockets instead of plain ones.
     *
     * @param file a PKCS #12 key store with the certificate to present
     * @throws IllegalArgumentException when the file cannot be read with this password
     */
    public SimulatorBuilder tls(Path file, String password) {
        keyStore = KeyStoreFile.read(file, password);
        return this;
    }

    /** Whether GREEN-API's documented rates are enforced, which they are unless switched off. */
    public SimulatorBuilder rateLimits(boolean enforced) {
        rateLimits = enforced;
        return this;
    }

    /** How long a QR socket waits for the scan; 100 s unless set. */
    public SimulatorBuilder scanTime(Duration time) {
        timing = timing.withScan(time);
        return this;
    }

    /** How long an account is {@code starting} after it was linked; 200 ms unless set. */
    public SimulatorBuilder syncTime(Duration time) {
        timing = timing.withSync(time);
        return this;
    }

    /** How long an account is {@code starting} after a reboot; 200 ms unless set. */
    public SimulatorBuilder restartTime(Duration time) {
        timing = timing.withRestart(time);
        return this;
    }

    /** How long changed settings take to come into force; 1 s unless set. */
    public SimulatorBuilder settingsDelay(Duration time) {
        timing = timing.withSettings(time);
        return this;
    }

    /** How long a GREEN-API instance that a partner created is not ready; 30 s unless set. */
    public SimulatorBuilder freshTime(Duration time) {
        timing = timing.withFresh(time);
        return this;
    }

    public Simulator start() {
        return new Simulator(this);
    }
}
