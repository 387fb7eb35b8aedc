/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/** Sends through the asynchronous Apache HttpClient, each request once, and gives up what nobody waits for any more. */
public final class ApacheHttpSender implements HttpSender {

    private static final int MOST_LOOKUPS = 4;

    private final ThreadPoolExecutor lookups = lookups();
    private final HostNames hosts;
    private final String proxyHost;
    private final CloseableHttpAsyncClient client;
    private final Set<CompletableFuture<Reply>> underWay = ConcurrentHashMap.newKeySet();
    private final Timer timer;

    public ApacheHttpSender(ConnectionConfig connections, Timer timer) {
        this.timer = timer;
        this.hosts = new HostNames(SystemDefaultDnsResolver.INSTANCE, lookups, timer);
        this.proxyHost = connections.proxyHost();
        client = ApacheClient.of(connections, hosts);
        client.start();
    }

    // Cancelling alone is lost on the client when it took a connection that it had kept: it would wait for an answer
    // with no limit, and so would the place in the pool.
    private static void giveUp(Future<?> exchange, HttpClientContext context) {
        exchange.cancel(true);
        ApacheClient.discard(context);
    }

    // One a host is enough, and there are few hosts; they end when nobody needs them.
    private static ThreadPoolExecutor lookups() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_LOOKUPS, MOST_LOOKUPS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ApacheClient.threads());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        underWay.add(reply);
        reply.whenComplete((result, failure) -> {
            underWay.remove(reply);
            deadline.cancel();
        });
        String host = proxyHost != null ? proxyHost : request.uri().getHost();
        try {
            hosts.ready(host).whenComplete((known, failure) -> {
                if (failure != null) {
                    reply.completeExceptionally(ConnectionLostException.because(failure));
                } else {
                    exchange(request, reply);
                }
            });
        } catch (RuntimeException e) {
            // So it is when the client has been closed, or when the address is none.
            reply.completeExceptionally(ConnectionLostException.because(e));
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
                    reply.completeExceptionally(ConnectionLostException.because(cause));
                }

                @Override
                public void cancelled() {
                    reply.completeExceptionally(ConnectionLostException.because("given up"));
                }
            });
        } catch (RuntimeException e) {
            // The client refuses like this when it has been closed.
            reply.completeExceptionally(ConnectionLostException.because(e));
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
        underWay.forEach(reply -> reply.completeExceptionally(ConnectionLostException.because("closed")));
        // Closed at once, its selectors would fail on the threads that use them, and log that.
        client.close(CloseMode.GRACEFUL);
        lookups.shutdownNow();
        underWay.forEach(reply -> reply.completeExceptionally(ConnectionLostException.because("closed")));
    }
}
