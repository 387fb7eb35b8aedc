/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import java.time.Duration;
import java.util.Map;

/**
 * How large and how fast a run is.
 *
 * @param accounts to link
 * @param workers at the beginning, three or more
 * @param sessionTimeout after which a silent worker is taken for dead
 * @param linkTime how long an account's one session waits for the scan
 * @param hurry how long it takes until the last of the tenants has scanned
 * @param stateInterval between two polls of an account
 */
record Settings(
        int accounts, int workers, Duration sessionTimeout, Duration linkTime, Duration hurry, Duration stateInterval) {

    /** A run of this many accounts with times that fit it. */
    static Settings of(int accounts) {
        boolean small = accounts <= 50;
        return new Settings(
                accounts,
                3,
                Duration.ofSeconds(small ? 3 : 10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(small ? 4 : 40),
                Duration.ofSeconds(small ? 1 : 5));
    }

    /** The workers' properties. */
    Map<String, String> properties(String brokers) {
        return Map.of(
                "brokers",
                brokers,
                "sessionTimeout",
                String.valueOf(sessionTimeout.toMillis()),
                "heartbeat",
                String.valueOf(sessionTimeout.dividedBy(6).toMillis()),
                "linkTime",
                linkTime.toMillis() + "ms",
                "maxSessions",
                "1",
                "stateInterval",
                stateInterval.toMillis() + "ms");
    }
}
