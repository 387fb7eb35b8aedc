/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The asynchronous Apache HttpClient, set up for many small calls: two I/O threads for all connections.
 *
 * <p>It neither retries nor follows redirects: several of the providers' GET methods change state, and a redirect would
 * carry the token elsewhere.
 */
final class ApacheClient {

    // Thousands of calls may wait at a time; their buffers are most of what each costs.
    private static final int BUFFER = 1024;
    private static final int THREADS = 2;
    // A connection that was idle this long is looked at before it is used again.
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);
    private static final TimeValue IDLE_CONNECTIONS_LIVE = TimeValue.ofSeconds(30);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CONNECTION = ApacheClient.class.getName() + ".connection";

    private ApacheClient() {}

    /** A client that is ready to be started. */
    static CloseableHttpAsyncClient of(ConnectionConfig connections, DnsResolver hosts) {
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(pool(connections, hosts))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setHttp1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setResponseTimeout(Timeout.DISABLED)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setThreadFactory(threads())
                .setUserAgent("camel-greenapi")
                .addExecInterceptorFirst(CONNECTION, ApacheClient::rememberConnection)
                .evictExpiredConnections()
                .evictIdleConnections(IDLE_CONNECTIONS_LIVE)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement();
        useProxy(builder, connections);
        return builder.build();
    }

    private static PoolingAsyncClientConnectionManager pool(ConnectionConfig connections, DnsResolver hosts) {
        PoolingAsyncClientConnectionManagerBuilder pool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(connections.maxConnections())
                .setMaxConnPerRoute(connections.maxConnections())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(org.apache.hc.client5.http.config.ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connections.connectTimeout()))
                        .setSocketTimeout(Timeout.DISABLED)
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build());
        if (connections.ssl() != null) {
            pool.setTlsStrategy(new DefaultClientTlsStrategy(connections.ssl()));
        }
        return pool.build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, ConnectionConfig connections) {
        if (connections.proxyHost() == null) {
            return;
        }
        HttpHost proxy = new HttpHost(connections.proxyHost(), connections.proxyPort());
        builder.setProxy(proxy);
        if (connections.proxyUser() != null) {
            String password = connections.proxyPassword() == null ? "" : connections.proxyPassword();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy),
                    new UsernamePasswordCredentials(connections.proxyUser(), password.toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static void rememberConnection(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        scope.clientContext.setAttribute(CONNECTION, scope.execRuntime);
        chain.proceed(request, body, scope, callback);
    }

    /** Closes the connection of an exchange, if it has one already. */
    static void discard(HttpClientContext context) {
        if (context.getAttribute(CONNECTION) instanceof AsyncExecRuntime connection) {
            connection.discardEndpoint();
        }
    }

    static ThreadFactory threads() {
        return task -> {
            Thread thread = new Thread(task, "greenapi-http-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
