/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.internal.wire.ConnectionConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options that make connections differ. What is not set is taken from Camel's {@code http} component, if the
 * context has one, because a platform's proxy and trust are set up there.
 */
public record ConnectionKey(
        Duration connectTimeout,
        int maxConnections,
        SSLContextParameters ssl,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword) {

    private static final long CONNECT_TIMEOUT = 10_000;
    private static final long RESPONSE_TIMEOUT = 75_000;

    public static ConnectionKey of(GreenApiConfiguration options, GreenApiComponent component) {
        HttpComponent http = http(component.getCamelContext());
        boolean ownProxy = options.getProxyHost() != null || http == null || http.getProxyHost() == null;
        String host = ownProxy ? options.getProxyHost() : http.getProxyHost();
        Integer port = ownProxy ? options.getProxyPort() : http.getProxyPort();
        String user = ownProxy ? options.getProxyAuthUsername() : http.getProxyAuthUsername();
        String password = ownProxy ? options.getProxyAuthPassword() : http.getProxyAuthPassword();
        return new ConnectionKey(
                Duration.ofMillis(connectTimeout(options, http)),
                options.getMaxConnections(),
                ssl(options, component, http),
                host,
                port == null ? 0 : port,
                user,
                password);
    }

    /** The time for a whole call. */
    public static Duration responseTimeout(GreenApiConfiguration options, CamelContext context) {
        HttpComponent http = http(context);
        if (options.getResponseTimeout() > 0) {
            return Duration.ofMillis(options.getResponseTimeout());
        }
        return Duration.ofMillis(
                http != null && http.getResponseTimeout() > 0 ? http.getResponseTimeout() : RESPONSE_TIMEOUT);
    }

    private static long connectTimeout(GreenApiConfiguration options, HttpComponent http) {
        if (options.getConnectTimeout() > 0) {
            return options.getConnectTimeout();
        }
        // Its own default of three minutes is no decision of anybody's.
        boolean decided = http != null && http.getConnectTimeout() != new HttpComponent().getConnectTimeout();
        return decided ? http.getConnectTimeout() : CONNECT_TIMEOUT;
    }

    private static SSLContextParameters ssl(
            GreenApiConfiguration options, GreenApiComponent component, HttpComponent http) {
        if (options.getSslContextParameters() != null) {
            return options.getSslContextParameters();
        }
        if (component.isUseGlobalSslContextParameters() || http != null && http.isUseGlobalSslContextParameters()) {
            return component.getCamelContext().getSSLContextParameters();
        }
        return http == null ? null : http.getSslContextParameters();
    }

    private static HttpComponent http(CamelContext context) {
        return context.hasComponent("http") instanceof HttpComponent http ? http : null;
    }

    ConnectionConfig connections(CamelContext context) {
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
            throw new RuntimeCamelException("The TLS set-up in sslContextParameters cannot be used", e);
        }
    }

    /** The password is hidden. */
    @Override
    public String toString() {
        return "Wiring[" + (proxyHost == null ? "direct" : "proxy " + proxyHost + ":" + proxyPort) + "]";
    }
}
