/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;

/** One connection through the proxy: its two ends and its two directions. All of it belongs to the event loop. */
final class Tunnel {

    private final SocketChannel client;
    private final Passage toServer;
    private final Passage toClient;
    private SocketChannel server;
    private boolean closed;

    Tunnel(SocketChannel client, Passage toServer, Passage toClient) {
        this.client = client;
        this.toServer = toServer;
        this.toClient = toClient;
        client.pipeline().addLast(toServer);
    }

    void connect(EventLoopGroup loop, InetSocketAddress address) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(toClient)
                .connect(address)
                .addListener((io.netty.channel.ChannelFuture connected) -> {
                    server = (SocketChannel) connected.channel();
                    if (!connected.isSuccess() || !client.isActive()) {
                        reset();
                        return;
                    }
                    toServer.begin(this, client, server);
                    toClient.begin(this, server, client);
                });
    }

    /** Lets the other direction read on, or not, when this end takes more, or no more. */
    void writabilityChanged(Passage of) {
        (of == toServer ? toClient : toServer).regulate();
    }

    void endOfOneDirection() {
        if (toServer.isAtEnd() && toClient.isAtEnd()) {
            close();
        }
    }

    void heal() {
        toServer.heal();
        toClient.heal();
    }

    /** Closes both ends so that each gets a TCP reset. */
    void reset() {
        if (closed) {
            return;
        }
        for (SocketChannel end : new SocketChannel[] {client, server}) {
            if (end != null && end.isOpen()) {
                end.config().setOption(ChannelOption.SO_LINGER, 0);
            }
        }
        close();
    }

    void close() {
        closed = true;
        toServer.discard();
        toClient.discard();
        client.close();
        if (server != null) {
            server.close();
        }
    }
}
