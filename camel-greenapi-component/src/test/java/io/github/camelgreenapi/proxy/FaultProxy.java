/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes TCP connections on to a server and harms them as its toxics say. It knows nothing of what they carry, so that
 * HTTP, web sockets and TLS go through it alike. One thread serves all proxies of the JVM.
 */
public final class FaultProxy implements AutoCloseable {

    private static final EventLoopGroup LOOP = new NioEventLoopGroup(1, new DefaultThreadFactory("fault-proxy", true));

    private final InetSocketAddress server;
    private final long seed;
    private final Toxics toxics;
    private final Channel listening;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Tunnel> open = ConcurrentHashMap.newKeySet();
    private final List<String> harm = new CopyOnWriteArrayList<>();
    private volatile boolean healed;

    /**
     * @param server the port of the loopback address to which connections are passed on
     * @param seed decides the chance within toxics, such as the jitter of a latency
     */
    public FaultProxy(int server, long seed, Toxics toxics) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server);
        this.seed = seed;
        this.toxics = toxics;
        listening = new ServerBootstrap()
                .group(LOOP)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private void accept(SocketChannel client) {
        int connection = accepted.getAndIncrement();
        Tunnel tunnel =
                new Tunnel(client, passage(connection, Direction.TO_SERVER), passage(connection, Direction.TO_CLIENT));
        open.add(tunnel);
        client.closeFuture().addListener(closed -> open.remove(tunnel));
        tunnel.connect(LOOP, server);
    }

    private Passage passage(int connection, Direction direction) {
        List<Toxic> some = healed ? List.of() : toxics.of(connection, direction);
        if (!some.isEmpty()) {
            harm.add("connection " + connection + " " + direction + " " + some);
        }
        return new Passage(SeededToxics.random(seed, connection, direction), some);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Ends all harm: what is held up passes, and new connections are sound. What was closed stays closed. */
    public void heal() {
        healed = true;
        LOOP.execute(() -> open.forEach(Tunnel::heal));
    }

    /** What was wrong with which connection so far. */
    public List<String> harm() {
        return List.copyOf(harm);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        LOOP.submit(() -> open.forEach(Tunnel::close)).syncUninterruptibly();
    }
}
