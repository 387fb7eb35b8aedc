/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.wire;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How connections are made.
 *
 * @param ssl null for the Java platform's own trust
 * @param proxyHost null for none
 * @param proxyUser null for none
 */
public record Connections(
        Duration connectTimeout,
        int maxConnections,
        SSLContext ssl,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword) {

    public static Connections direct() {
        return new Connections(Duration.ofSeconds(10), 200, null, null, 0, null, null);
    }

    public Connections withMaxConnections(int most) {
        return new Connections(connectTimeout, most, ssl, proxyHost, proxyPort, proxyUser, proxyPassword);
    }

    /** The password is hidden. */
    @Override
    public String toString() {
        return "Connections[" + (proxyHost == null ? "direct" : "proxy " + proxyHost + ":" + proxyPort) + "]";
    }
}
