/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks the server of a new connection for a web socket, and reads its answer. It belongs to the event loop. */
final class SocketUpgrade extends SimpleChannelInboundHandler<HttpObject> {

    // The end of the pipeline, as Vert.x names it.
    private static final String LAST = "handler";
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;
    // Of a refusal, the beginning is told and the rest not fetched.
    private static final int LARGEST_REFUSAL = 64 * 1024;

    private final WebSocketClientHandshaker handshaker;
    private final Duration patience;
    private final Sockets.Listener listener;
    private final Consumer<SocketFrames> opened;
    private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();

    private ChannelHandlerContext context;
    private Future<?> timeout;
    private HttpResponse head;
    private boolean ended;
    private String reason = SocketFrames.LOST;

    /**
     * @param patience for the answer
     * @param opened gets what reads the open socket from then on, in place of this
     */
    SocketUpgrade(URI uri, Duration patience, Sockets.Listener listener, Consumer<SocketFrames> opened) {
        this.opened = opened;
        this.handshaker = new Handshaker(uri);
        this.patience = patience;
        this.listener = listener;
    }

    private static final class Handshaker extends WebSocketClientHandshaker13 {

        // What is no frame is reported to SocketFrames, which closes the connection.
        private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(SocketFrames.LARGEST_MESSAGE)
                .closeOnProtocolViolation(false)
                .build();

        Handshaker(URI uri) {
            super(uri, WebSocketVersion.V13, null, false, null, SocketFrames.LARGEST_MESSAGE);
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new WebSocket13FrameDecoder(FRAMES);
        }
    }

    void begin(ChannelHandlerContext connection) {
        connection
                .pipeline()
                .addBefore(
                        LAST,
                        null,
                        new HttpClientCodec(LONGEST_LINE, LARGEST_HEADERS, HttpObjectDecoder.DEFAULT_MAX_CHUNK_SIZE))
                .addBefore(LAST, null, this);
    }

    void cancel() {
        context.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        context = connection;
        timeout = connection.executor().schedule(() -> connection.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
        handshaker.handshake(connection.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, HttpObject part) {
        if (ended) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            exceptionCaught(connection, part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse response) {
            head = response;
        }
        if (part instanceof HttpContent content) {
            boolean whole = keep(content) && part instanceof LastHttpContent;
            if (whole && head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                upgrade(connection);
            } else if (whole || refusal.size() == LARGEST_REFUSAL) {
                refuse(connection);
            }
        }
    }

    /** Keeps as much as there is room for; returns whether that was all. */
    private boolean keep(HttpContent content) {
        int size = Math.min(content.content().readableBytes(), LARGEST_REFUSAL - refusal.size());
        try {
            content.content().readBytes(refusal, size);
        } catch (IOException e) {
            throw new IllegalStateException("A buffer does not fail", e);
        }
        return !content.content().isReadable();
    }

    private void upgrade(ChannelHandlerContext connection) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(head.protocolVersion(), head.status());
        response.headers().add(head.headers());
        try {
            handshaker.finishHandshake(connection.channel(), response);
        } catch (WebSocketHandshakeException e) {
            exceptionCaught(connection, e);
            return;
        }
        ended = true;
        timeout.cancel(false);
        // From here on each read is asked for.
        connection.channel().config().setAutoRead(false);
        SocketFrames frames = new SocketFrames(listener);
        ChannelPipeline pipeline = connection.pipeline();
        pipeline.remove(this);
        opened.accept(frames);
        pipeline.addBefore(LAST, null, new WebSocketFrameAggregator(SocketFrames.LARGEST_MESSAGE));
        pipeline.addBefore(LAST, null, frames);
    }

    private void refuse(ChannelHandlerContext connection) {
        ended = true;
        listener.refused(new Reply(
                head.status().code(),
                refusal.toByteArray(),
                Reply.retryAfter(head.headers().get(HttpHeaderNames.RETRY_AFTER))));
        connection.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        if (!ended) {
            ended = true;
            reason = ConnectionLostException.because(cause).getMessage();
        }
        connection.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        timeout.cancel(false);
        listener.closed(reason);
        connection.fireChannelInactive();
    }
}
