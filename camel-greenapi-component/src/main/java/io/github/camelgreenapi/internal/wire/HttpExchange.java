/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its reply. Unless stated otherwise, its methods run on the event loop. */
final class HttpExchange implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);
    private static final CharSequence USER_AGENT = HttpHeaders.createOptimized("camel-greenapi");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence JSON_UTF_8 = HttpHeaders.createOptimized("application/json; charset=UTF-8");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_FINAL_STATUS = 200;
    private static final int MOST_INTERIM_REPLIES = 16;
    // In which the loop reads what had come while this process was asleep.
    private static final long READING_MILLIS = 10;

    private final HttpClient client;
    private final Context loop;
    private final Map<String, String> lastAddresses;
    // Null once it was sent: the address takes as much room as all the rest of a call that waits.
    private Request request;
    private final CompletableFuture<Reply> reply;

    // All of these belong to the event loop.
    private HttpClientRequest sent;
    private ReplyBody body;
    private int interimReplies;
    // The look-up, and the last address when that is tried too.
    private int attempts;
    private boolean triedLastAddress;
    // Null unless it is under way.
    private LookupWatch lookup;

    HttpExchange(
            HttpClient client,
            Context loop,
            Map<String, String> lastAddresses,
            Request request,
            CompletableFuture<Reply> reply) {
        this.client = client;
        this.loop = loop;
        this.lastAddresses = lastAddresses;
        this.request = request;
        this.reply = reply;
    }

    /** Sends the request; on any thread. */
    @Override
    public void run() {
        try {
            loop.runOnContext(now -> connect(target()));
        } catch (RejectedExecutionException e) {
            // The Vert.x instance was closed by its owner.
            lost(e);
        }
    }

    /** Ends it because its time is up; a reply that came while this process was asleep is still read. */
    void late() {
        ConnectionLostException late = ConnectionLostException.late();
        try {
            // By the time of the timer, the loop has read what was there.
            loop.runOnContext(now -> loop.owner().setTimer(READING_MILLIS, read -> reply.completeExceptionally(late)));
        } catch (RejectedExecutionException e) {
            reply.completeExceptionally(late);
        }
    }

    /** Closes the connection, if there is one already; on any thread. */
    void giveUp() {
        try {
            loop.runOnContext(now -> {
                endLookup();
                if (sent != null) {
                    sent.reset();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("Vert.x was closed, and the connection with it");
        }
    }

    private void connect(RequestOptions target) {
        if (reply.isDone()) {
            return;
        }
        attempts++;
        try {
            client.request(target).onComplete(connection -> connected(connection, target));
        } catch (RuntimeException e) {
            // The client refuses like this when it has been closed, and when the address is none.
            lost(e);
            return;
        }
        if (sent == null && !triedLastAddress && lastAddresses.containsKey(target.getHost())) {
            lookup =
                    new LookupWatch((VertxInternal) loop.owner(), target.getHost(), () -> connectToLastAddress(target));
        }
    }

    /** Connects to the host's last address, because its name server hangs or does not know it any more. */
    private void connectToLastAddress(RequestOptions target) {
        if (sent == null && !triedLastAddress) {
            triedLastAddress = true;
            String address = lastAddresses.get(target.getHost());
            connect(new RequestOptions(target).setServer(SocketAddress.inetSocketAddress(target.getPort(), address)));
        }
    }

    private RequestOptions target() {
        URI uri = request.uri();
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.verb().name()))
                .setHost(request.host())
                .setPort(uri.getPort() != -1 ? uri.getPort() : secure ? HTTPS : HTTP)
                .setSsl(secure)
                .setURI(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    private void endLookup() {
        if (lookup != null) {
            lookup.cancel();
            lookup = null;
        }
    }

    private void connected(AsyncResult<HttpClientRequest> connection, RequestOptions target) {
        attempts--;
        endLookup();
        if (connection.failed()) {
            boolean unknown = connection.cause() instanceof UnknownHostException;
            if (unknown && !triedLastAddress && lastAddresses.containsKey(target.getHost())) {
                connectToLastAddress(target);
            } else if (attempts == 0 && sent == null) {
                ProxyRefusal.in(connection.cause()).ifPresentOrElse(reply::complete, () -> lost(connection.cause()));
            }
            return;
        }
        if (sent != null) {
            // The other attempt was faster. Vert.x logs the end of this one unless it is handled.
            connection.result().exceptionHandler(unneeded -> {}).reset();
            return;
        }
        sent = connection.result();
        sent.exceptionHandler(this::broken);
        sent.continueHandler(interim -> countInterim());
        sent.earlyHintsHandler(interim -> countInterim());
        if (reply.isDone()) {
            sent.reset();
            return;
        }
        sent.response().onComplete(this::answered);
        try {
            send(target);
        } catch (RuntimeException e) {
            // Of a header with a line break; the message quotes its value, which may be a token.
            garbled("the request has a header that cannot be sent; check the tokens for line breaks");
        }
    }

    private void send(RequestOptions target) {
        MultiMap headers =
                sent.headers().set(HttpHeaders.USER_AGENT, USER_AGENT).set(HttpHeaders.ACCEPT, JSON);
        if (request.isToIpv6()) {
            headers.set(HttpHeaders.HOST, request.uri().getHost() + ":" + target.getPort());
        }
        request.headers().forEach(headers::set);
        if (request.body() == null) {
            sent.end();
        } else {
            headers.set(HttpHeaders.CONTENT_TYPE, JSON_UTF_8);
            sent.end(Buffer.buffer(request.body()));
        }
        request = null;
    }

    private void countInterim() {
        if (++interimReplies > MOST_INTERIM_REPLIES) {
            garbled("more than " + MOST_INTERIM_REPLIES + " interim replies");
        }
    }

    private void answered(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            broken(head.cause());
            return;
        }
        HttpClientResponse response = head.result();
        if (response.statusCode() < FIRST_FINAL_STATUS) {
            garbled("status " + response.statusCode());
            return;
        }
        body = new ReplyBody(response.getHeader(HttpHeaders.CONTENT_LENGTH));
        response.exceptionHandler(this::broken);
        response.handler(part -> more(response.statusCode(), part));
        response.endHandler(end -> complete(response));
    }

    private void more(int status, Buffer part) {
        if (!reply.isDone() && !body.add(part)) {
            reply.completeExceptionally(ConnectionLostException.tooLarge(
                    "more than " + ReplyBody.LARGEST + " bytes", new Reply(status, body.bytes(), null)));
        }
    }

    private void complete(HttpClientResponse response) {
        reply.complete(
                new Reply(response.statusCode(), body.bytes(), Reply.retryAfter(response.getHeader(RETRY_AFTER))));
    }

    private void broken(Throwable cause) {
        boolean ended = cause instanceof IOException
                || cause.getCause() instanceof IOException
                || cause instanceof HttpClosedException
                || cause instanceof PrematureChannelClosureException;
        if (ended) {
            lost(cause);
        } else {
            garbled(cause instanceof CodecException ? cause.getClass().getSimpleName() : "no HTTP");
        }
    }

    private void lost(Throwable cause) {
        reply.completeExceptionally(ConnectionLostException.because(cause));
    }

    private void garbled(String reason) {
        reply.completeExceptionally(ConnectionLostException.garbled(reason));
    }
}
