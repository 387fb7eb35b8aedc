/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.util.concurrent.TimeUnit;

/** The settings that the HTTP client and the web socket client have in common. */
public final class VertxClients {

    // One would do for the load of thousands of accounts; a second lets calls go on beside a storm of TLS handshakes.
    private static final int EVENT_LOOPS = 2;

    // For one question to one name server; the default of 5 s leaves no time for the next one.
    private static final long LOOKUP_MILLIS = 2_000;

    private VertxClients() {}

    /** Creates a Vert.x instance for clients only, with as few threads as possible. */
    public static Vertx newVertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setAddressResolverOptions(new AddressResolverOptions().setQueryTimeout(LOOKUP_MILLIS))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Sets time-outs, TLS and proxy. */
    static <T extends ClientOptionsBase> T configure(T options, ConnectionConfig connections) {
        int connectMillis =
                (int) Math.min(Integer.MAX_VALUE, connections.connectTimeout().toMillis());
        options.setConnectTimeout(connectMillis);
        options.setSslHandshakeTimeout(connectMillis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (connections.ssl() != null) {
            SslContextOptions.use(connections.ssl(), options);
        }
        if (connections.proxyHost() != null) {
            options.setProxyOptions(proxy(connections));
        }
        return options;
    }

    private static ProxyOptions proxy(ConnectionConfig connections) {
        ProxyOptions proxy = new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(connections.proxyHost())
                .setPort(connections.proxyPort())
                .setConnectTimeout(connections.connectTimeout());
        if (connections.proxyUser() != null) {
            String password = connections.proxyPassword() == null ? "" : connections.proxyPassword();
            proxy.setUsername(connections.proxyUser()).setPassword(password);
        }
        return proxy;
    }
}
