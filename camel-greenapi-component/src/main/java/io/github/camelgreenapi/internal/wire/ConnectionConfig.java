/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How connections are made.
 *
 * @param ssl null for the Java platform's own trust
 * @param proxyHost null for none
 * @param proxyUser null for none
 */
public record ConnectionConfig(
        Duration connectTimeout,
        int maxConnections,
        SSLContext ssl,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword) {

    public static ConnectionConfig direct() {
        return new ConnectionConfig(Duration.ofSeconds(10), 200, null, null, 0, null, null);
    }

    public ConnectionConfig withMaxConnections(int most) {
        return new ConnectionConfig(connectTimeout, most, ssl, proxyHost, proxyPort, proxyUser, proxyPassword);
    }

    /** The password is hidden. */
    @Override
    public String toString() {
        return "Connections[" + (proxyHost == null ? "direct" : "proxy " + proxyHost + ":" + proxyPort) + "]";
    }
}
