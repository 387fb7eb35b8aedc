/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import java.time.Duration;

/**
 * How long things take at the simulated providers.
 *
 * @param qr how long a QR code can be scanned before the next one replaces it
 * @param code how long a pairing code can be typed
 * @param scan how long a GREEN-API socket waits for the scan
 * @param sync how long an account is {@code starting} after it was linked
 * @param restart how long an account is {@code starting} after a reboot
 * @param settings how long settings take to come into force
 * @param fresh how long a created GREEN-API instance is not ready
 */
public record Timing(
        Duration qr, Duration code, Duration scan, Duration sync, Duration restart, Duration settings, Duration fresh) {

    /** The documented times; those that the providers leave open ("up to 5 minutes") are short. */
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(150),
            Duration.ofSeconds(100),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    public Timing withScan(Duration time) {
        return new Timing(qr, code, time, sync, restart, settings, fresh);
    }

    public Timing withSync(Duration time) {
        return new Timing(qr, code, scan, time, restart, settings, fresh);
    }

    public Timing withRestart(Duration time) {
        return new Timing(qr, code, scan, sync, time, settings, fresh);
    }

    public Timing withSettings(Duration time) {
        return new Timing(qr, code, scan, sync, restart, time, fresh);
    }

    public Timing withFresh(Duration time) {
        return new Timing(qr, code, scan, sync, restart, settings, time);
    }
}
