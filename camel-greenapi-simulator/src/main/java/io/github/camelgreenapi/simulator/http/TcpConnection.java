/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/** The TCP connection below a request, for the rudeness that HTTP and websocket do not allow. */
public final class TcpConnection {

    private final Channel channel;

    private TcpConnection(Channel channel) {
        this.channel = channel;
    }

    public static TcpConnection of(HttpServerRequest request) {
        return new TcpConnection(((ConnectionBase) request.connection()).channel());
    }

    /** Ends the connection without a goodbye, after what was written. */
    public void close() {
        // From the first handler on, past Vert.x's: that would say goodbye on a websocket and wait for the reply.
        channel.pipeline().firstContext().close();
    }

    /** The peer reads "connection reset". */
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        close();
    }

    public void writeThenClose(byte[] raw) {
        // Not in one breath with the handshake before it: some clients then hear nothing at all.
        channel.writeAndFlush(Unpooled.wrappedBuffer(raw))
                .addListener(written -> channel.eventLoop().schedule(this::close, 50, TimeUnit.MILLISECONDS));
    }
}
