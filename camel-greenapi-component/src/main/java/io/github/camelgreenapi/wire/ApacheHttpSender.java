/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.wire;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
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
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends through the asynchronous Apache HttpClient, two I/O threads for all connections.
 *
 * <p>It neither retries nor follows redirects: several of the providers' GET methods change state, and a redirect would
 * carry the token elsewhere.
 */
public final class ApacheHttpSender implements HttpSender {

    // Thousands of calls may wait at a time; their buffers are most of what each costs.
    private static final int BUFFER = 1024;
    private static final int THREADS = 2;
    private static final int MOST_LOOKUPS = 4;
    // A connection that was idle this long is looked at before it is used again.
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);
    private static final TimeValue IDLE_CONNECTIONS_LIVE = TimeValue.ofSeconds(30);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CONNECTION = ApacheHttpSender.class.getName() + ".connection";

    private final ThreadPoolExecutor lookups = lookups();
    private final HostNames hosts;
    private final String proxyHost;
    private final CloseableHttpAsyncClient client;
    private final Set<CompletableFuture<Reply>> underWay = ConcurrentHashMap.newKeySet();
    private final Timer timer;

    public ApacheHttpSender(Connections connections, Timer timer) {
        this.timer = timer;
        this.hosts = new HostNames(SystemDefaultDnsResolver.INSTANCE, lookups, timer);
        this.proxyHost = connections.proxyHost();
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
                .addExecInterceptorFirst(CONNECTION, ApacheHttpSender::rememberConnection)
                .evictExpiredConnections()
                .evictIdleConnections(IDLE_CONNECTIONS_LIVE)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement();
        useProxy(builder, connections);
        client = builder.build();
        client.start();
    }

    private static PoolingAsyncClientConnectionManager pool(Connections connections, HostNames hosts) {
        PoolingAsyncClientConnectionManagerBuilder pool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(connections.maxConnections())
                .setMaxConnPerRoute(connections.maxConnections())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connections.connectTimeout()))
                        .setSocketTimeout(Timeout.DISABLED)
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build());
        if (connections.ssl() != null) {
            pool.setTlsStrategy(new DefaultClientTlsStrategy(connections.ssl()));
        }
        return pool.build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, Connections connections) {
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

    // Cancelling alone is lost on the client when it took a connection that it had kept: it would wait for an answer
    // with no limit, and so would the place in the pool.
    private static void giveUp(Future<?> exchange, HttpClientContext context) {
        exchange.cancel(true);
        if (context.getAttribute(CONNECTION) instanceof AsyncExecRuntime connection) {
            connection.discardEndpoint();
        }
    }

    private static ThreadFactory threads() {
        return task -> {
            Thread thread = new Thread(task, "greenapi-http-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    // One a host is enough, and there are few hosts; they end when nobody needs them.
    private static ThreadPoolExecutor lookups() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_LOOKUPS, MOST_LOOKUPS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(LostConnection.late()));
        underWay.add(reply);
        reply.whenComplete((result, failure) -> {
            underWay.remove(reply);
            deadline.cancel();
        });
        String host = proxyHost != null ? proxyHost : request.uri().getHost();
        try {
            hosts.ready(host).whenComplete((known, failure) -> {
                if (failure != null) {
                    reply.completeExceptionally(LostConnection.because(failure));
                } else {
                    exchange(request, reply);
                }
            });
        } catch (RuntimeException e) {
            // So it is when the client has been closed, or when the address is none.
            reply.completeExceptionally(LostConnection.because(e));
        }
        return reply;
    }

    private void exchange(Request request, CompletableFuture<Reply> reply) {
        if (reply.isDone()) {
            return;
        }
        HttpClientContext context = HttpClientContext.create();
        Future<?> exchange;
        try {
            exchange = client.execute(producer(request), new ReplyConsumer(), context, new FutureCallback<Reply>() {
                @Override
                public void completed(Reply result) {
                    reply.complete(result);
                }

                @Override
                public void failed(Exception cause) {
                    reply.completeExceptionally(LostConnection.because(cause));
                }

                @Override
                public void cancelled() {
                    reply.completeExceptionally(LostConnection.because("given up"));
                }
            });
        } catch (RuntimeException e) {
            // The client refuses like this when it has been closed.
            reply.completeExceptionally(LostConnection.because(e));
            return;
        }
        reply.whenComplete((result, failure) -> {
            if (failure != null) {
                giveUp(exchange, context);
            }
        });
    }

    private static AsyncRequestProducer producer(Request request) {
        URI uri = request.uri();
        AsyncRequestBuilder builder =
                AsyncRequestBuilder.create(request.verb().name()).setUri(uri).addHeader("Accept", "application/json");
        request.headers().forEach(builder::addHeader);
        if (request.body() != null) {
            builder.setEntity(request.body(), ContentType.APPLICATION_JSON);
        }
        return builder.build();
    }

    @Override
    public void close() {
        // The client does not tell all of them that they have no answer to wait for.
        underWay.forEach(reply -> reply.completeExceptionally(LostConnection.because("closed")));
        // Closed at once, its selectors would fail on the threads that use them, and log that.
        client.close(CloseMode.GRACEFUL);
        lookups.shutdownNow();
        underWay.forEach(reply -> reply.completeExceptionally(LostConnection.because("closed")));
    }
}
