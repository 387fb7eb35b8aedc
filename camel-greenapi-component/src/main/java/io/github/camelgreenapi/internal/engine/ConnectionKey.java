/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.wire.ConnectionConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options that make connections differ; endpoints with equal keys share their connections.
 *
 * @param ssl null for Java's own trust
 * @param proxyHost null for none
 */
public record ConnectionKey(
        Duration connectTimeout,
        int maxConnections,
        SSLContextParameters ssl,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword) {

    ConnectionConfig config(CamelContext context) {
        try {
            return new ConnectionConfig(
                    connectTimeout,
                    maxConnections,
                    ssl == null ? null : ssl.createSSLContext(context),
                    proxyHost,
                    proxyPort,
                    proxyUser,
                    proxyPassword);
        } catch (GeneralSecurityException | IOException e) {
            throw new RuntimeCamelException("The TLS configuration in the option sslContextParameters is invalid", e);
        }
    }

    /** The password is hidden. */
    @Override
    public String toString() {
        return "ConnectionKey[" + (proxyHost == null ? "direct" : "proxy " + proxyHost + ":" + proxyPort) + "]";
    }
}
