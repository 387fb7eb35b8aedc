/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.server.Paths;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;

/** Netty by hand: a connection for each lane, and the reply's bytes are not read. */
final class RawNetty implements Caller {

    private static final int LARGEST = 1 << 20;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Lane[] lanes;

    private static final class Lane extends SimpleChannelInboundHandler<FullHttpResponse> {

        private Channel channel;
        private volatile Runnable done;

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            done.run();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            JavaProcess.fail(cause);
        }
    }

    RawNetty(int port, int lanes) {
        this.lanes = new Lane[lanes];
        for (int i = 0; i < lanes; i++) {
            this.lanes[i] = connect(port);
        }
    }

    private Lane connect(int port) {
        Lane lane = new Lane();
        lane.channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        ChannelPipeline pipeline = channel.pipeline();
                        pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST), lane);
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
        return lane;
    }

    @Override
    public String name() {
        return "raw Netty";
    }

    @Override
    public void call(int lane, int instance, Runnable done) {
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, Paths.qr(instance));
        request.headers().set(HttpHeaderNames.HOST, "127.0.0.1");
        lanes[lane].done = done;
        lanes[lane].channel.writeAndFlush(request);
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }
}
