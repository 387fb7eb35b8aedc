/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the messages of an open socket, ahead of the listener by a bounded amount of text. Unless stated otherwise, its
 * methods run on the event loop.
 */
final class SocketFrames extends ChannelInboundHandlerAdapter {

    // A QR code is some 6 KB.
    static final int LARGEST_MESSAGE = 256 * 1024;
    // What the listener may have before it has taken it, so that it need not ask for each of some messages: ten codes.
    private static final int MOST_UNTAKEN = 64 * 1024;
    // The room that a message takes besides its text, so that short ones are bounded too.
    private static final int ROOM_BESIDES = 512;
    static final String LOST = "connection lost";
    // A session lasts two minutes, and a provider pings every half a minute or so.
    private static final int MOST_PINGS = 1_000;
    // How long the other side may take to answer a close before the connection is cut.
    private static final int CLOSING_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SocketFrames.class);

    private final Sockets.Listener listener;
    // What one read from the network brought; the next one waits until the listener has all of it.
    private final Queue<WebSocketFrame> waiting = new ArrayDeque<>(1);

    private ChannelHandlerContext context;
    // Guarded by this: what the listener has not taken, and whether anything waits until it has.
    private int untaken;
    private boolean heldUp;
    private boolean closing;
    private int pings;
    private String reason = LOST;

    SocketFrames(Sockets.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        context = connection;
        // After the decoder of the upgrade has passed on what came behind it, and has gone.
        connection.executor().execute(this::proceed);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object read) {
        if (read instanceof WebSocketFrame frame) {
            waiting.add(frame);
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        proceed();
    }

    /** Passes on what was read, while the listener has room; reads more when nothing is left. */
    private void proceed() {
        while (mayProceed()) {
            if (waiting.isEmpty()) {
                context.read();
                return;
            }
            pass(waiting.remove());
        }
    }

    private synchronized boolean mayProceed() {
        heldUp = !closing && untaken > MOST_UNTAKEN;
        return !heldUp;
    }

    private void pass(WebSocketFrame frame) {
        try {
            if (frame instanceof CloseWebSocketFrame close) {
                closed(close);
            } else if (!closing) {
                if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
                    pass(frame.content().toString(StandardCharsets.UTF_8));
                } else if (frame instanceof PingWebSocketFrame) {
                    answer(frame);
                }
            }
        } finally {
            frame.release();
        }
    }

    private void pass(String text) {
        int room = text.length() + ROOM_BESIDES;
        synchronized (this) {
            untaken += room;
        }
        listener.message(text, () -> take(room));
    }

    /** Called by the listener, on any thread. */
    private void take(int room) {
        synchronized (this) {
            untaken -= room;
            if (!heldUp || untaken > MOST_UNTAKEN) {
                return;
            }
            heldUp = false;
        }
        try {
            context.executor().execute(this::proceed);
        } catch (RejectedExecutionException e) {
            LOG.trace("Vert.x was closed, and the socket with it");
        }
    }

    private void answer(WebSocketFrame ping) {
        // Netty keeps the answers that the other side does not read.
        if (++pings > MOST_PINGS) {
            closing = true;
            context.close();
        } else {
            context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        }
    }

    private void closed(CloseWebSocketFrame close) {
        int status = close.statusCode() < 0 ? WebSocketCloseStatus.EMPTY.code() : close.statusCode();
        reason = "closed with " + status;
        if (closing) {
            context.close();
        } else {
            closing = true;
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Closes the socket; what still comes is dropped, for the other side's close may be behind it. */
    void end() {
        if (!closing && context.channel().isActive()) {
            closing = true;
            context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
            context.executor().schedule(() -> context.close(), CLOSING_SECONDS, TimeUnit.SECONDS);
            proceed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        // It is told by the close that follows.
        connection.close();
    }

    /** Tells the close after what came before it and still waits to be read. */
    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        while (!waiting.isEmpty()) {
            pass(waiting.remove());
        }
        listener.closed(reason);
        connection.fireChannelInactive();
    }
}
