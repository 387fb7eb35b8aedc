/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Sends through Vert.x, each request once and all of them on one event loop, which also completes the replies.
 *
 * <p>It neither retries nor follows redirects: several of the providers' GET methods change state, and a redirect would
 * carry the token elsewhere.
 */
public final class VertxHttpSender implements HttpSender {

    // Calls of one account that are under way at a time. It has
    // some ten methods, each paced to about one call a second.
    private static final int MOST_AT_A_TIME = 8;
    private static final int MOST_WAITING = 64;
    // Vert.x looks through all connections of a pool for an idle one, the hanging
    // ones too. With one pool, 5,000 hanging calls add 80 us to each healthy one.
    private static final int POOLS = 8;
    // The bulkhead bounds what is under way, so no pool is ever full; Vert.x makes an array of this size for each host.
    private static final int LARGEST_POOL = 16_384;
    private static final int IDLE_SECONDS = 30;
    // The status line, or the line before a chunk; a reply of the providers has some 600 bytes of headers.
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;

    private final Context loop;
    private final List<HttpClient> clients;
    private final Bulkhead bulkhead;
    private final Timer timer;
    // By host name. While a name cannot be looked up, its last address is worth a try, because providers rarely move.
    private final Map<String, String> lastAddresses = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<Reply>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param vertx is not closed with the sender */
    public VertxHttpSender(Vertx vertx, ConnectionConfig connections, Timer timer) {
        this.timer = timer;
        this.bulkhead = new Bulkhead(connections.maxConnections(), MOST_AT_A_TIME, MOST_WAITING);
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        HttpClientOptions options = VertxClients.configure(options(), connections);
        this.clients =
                Stream.generate(() -> client(vertx, options)).limit(POOLS).toList();
    }

    private HttpClient client(Vertx vertx, HttpClientOptions options) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(LARGEST_POOL).setMaxWaitQueueSize(0))
                .withConnectHandler(connection -> {
                    // Vert.x logs a failure that nobody handles, with the
                    // reply's first line in it; the request has it too.
                    connection.exceptionHandler(failure -> {});
                    lastAddresses.put(
                            connection.remoteAddress().host(),
                            connection.remoteAddress().hostAddress());
                })
                .build();
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions()
                // A span of a tracer would carry the address with the token in it.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS);
    }

    private HttpClient client(Object account) {
        return clients.get(Math.floorMod(account.hashCode(), POOLS));
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        HttpExchange exchange = new HttpExchange(client(request.account()), loop, lastAddresses, request, reply);
        Timer.Cancellable deadline = timer.after(request.timeout(), exchange::late);
        underWay.add(reply);
        // Without the request, which is forgotten once it was sent.
        Object account = request.account();
        boolean accepted = bulkhead.acquire(account, exchange);
        reply.whenComplete((result, failure) -> {
            underWay.remove(reply);
            deadline.cancel();
            if (accepted) {
                ended(account, exchange, failure);
            }
        });
        if (!accepted) {
            reply.completeExceptionally(ConnectionLostException.rejected(
                    MOST_AT_A_TIME + " requests of this account are under way and " + MOST_WAITING + " wait"));
        }
        if (closed) {
            reply.completeExceptionally(ConnectionLostException.because("closed"));
        }
        return reply;
    }

    private void ended(Object account, HttpExchange exchange, Throwable failure) {
        if (failure != null) {
            exchange.giveUp();
        }
        if (!bulkhead.withdraw(account, exchange)) {
            bulkhead.release(account);
        }
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(reply -> reply.completeExceptionally(ConnectionLostException.because("closed")));
        clients.forEach(HttpClient::close);
    }
}
