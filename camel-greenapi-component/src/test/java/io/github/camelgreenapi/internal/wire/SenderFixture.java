/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sender on a Vert.x of its own, whose deadlines pass when the test says so. */
final class SenderFixture implements AutoCloseable {

    static final String SECRET = "secretToken";
    static final Duration LONG = Duration.ofMinutes(5);

    final ManualTimer timer = new ManualTimer();
    private final Vertx vertx;
    private HttpSender sender;

    SenderFixture() {
        this(VertxClients.newVertx(), ConnectionConfig.direct());
    }

    SenderFixture(Vertx vertx, ConnectionConfig connections) {
        this.vertx = vertx;
        sender = new VertxHttpSender(vertx, connections, timer);
    }

    CompletableFuture<Reply> get(int port) {
        return get("http://localhost:" + port);
    }

    CompletableFuture<Reply> get(String base) {
        return get("one", base);
    }

    CompletableFuture<Reply> get(String account, String base) {
        URI uri = URI.create(base + "/waInstance1/logout/" + SECRET);
        return sender.send(new Request(account, Request.Verb.GET, uri, Map.of(), null, LONG));
    }

    CompletableFuture<Reply> send(Request request) {
        return sender.send(request);
    }

    Reply reply(CompletableFuture<Reply> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    /** Waits for the failure, which tells nothing secret. */
    ConnectionLostException lost(CompletableFuture<Reply> future) throws InterruptedException, TimeoutException {
        Throwable failure;
        try {
            failure = future.handle((reply, thrown) -> thrown).get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause)
                .isInstanceOf(ConnectionLostException.class)
                .hasNoCause()
                .hasMessageNotContaining(SECRET);
        return (ConnectionLostException) cause;
    }

    @Override
    public void close() {
        sender.close();
        vertx.close();
    }
}
