/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Mutations;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server says to a web socket, the listener is told in order, and that it is closed once and last. */
class SocketBytesFuzzTest {

    private static final URI ADDRESS = URI.create("ws://green.example/waInstance1/scanqrcode/" + Mutations.SECRET);
    private static final long MOST = 64 * Allocation.MB;

    /** What a listener was told; it takes each message at once. */
    private static final class Notes implements Sockets.Listener {

        final List<String> told = new ArrayList<>();

        @Override
        public void message(String text, Runnable taken) {
            told.add("message");
            taken.run();
        }

        @Override
        public void refused(Reply reply) {
            told.add("refused");
            assertThat(reply.body()).hasSizeLessThanOrEqualTo(64 * 1024);
        }

        @Override
        public void closed(String reason) {
            told.add("closed");
            assertThat(reason).doesNotContain(Mutations.SECRET).hasSizeLessThan(200);
        }

        /** After which nothing is told. */
        void areComplete() {
            assertThat(told).endsWith("closed").containsOnlyOnce("closed");
            assertThat(told.indexOf("refused")).isIn(-1, told.size() - 2);
        }
    }

    @Provide
    Arbitrary<byte[]> answers() {
        return Mutations.of(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: ACCEPT\r\n\r\n",
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 11\r\nRetry-After: 7\r\n\r\n{\"why\":true}",
                "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\n{}\n\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 99999999\r\n\r\n" + "x".repeat(80_000),
                "HTTP/1.0 200 OK\r\n\r\n<html>" + Mutations.SECRET + "</html>");
    }

    @Property
    void anAnswerIsAnUpgradeARefusalOrAClosedSocket(@ForAll("answers") byte[] answer) {
        Notes notes = new Notes();
        Allocation.atMost(MOST, () -> {
            EmbeddedChannel channel = opening(notes);
            String key = RawServer.upgrade(requestOf(channel));
            String accept = key.replaceAll("(?s).*Accept: (\\S+).*", "$1");
            say(
                    channel,
                    new String(answer, StandardCharsets.ISO_8859_1)
                            .replace("ACCEPT", accept)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return channel.finishAndReleaseAll();
        });

        notes.areComplete();
    }

    @Provide
    Arbitrary<byte[]> frames() {
        Arbitrary<byte[]> frame = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.of("", "a", "{\"type\":\"timeout\"}", "\u00e9", "\ud800", "x".repeat(200)))
                .as((first, length, payload) -> SocketFixture.frame(
                        first % 3 == 0 ? first : SocketFixture.FINAL | first % 11,
                        length % 7 == 0 ? "y".repeat(length * 900) : payload));
        Arbitrary<byte[]> several = frame.list().ofMaxSize(6).map(frames -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            frames.forEach(all::writeBytes);
            return all.toByteArray();
        });
        return Mutations.ofBytes(several);
    }

    @Property
    void framesAreMessagesOrAClosedSocket(@ForAll("frames") byte[] frames) {
        Notes notes = new Notes();
        Allocation.atMost(MOST, () -> {
            EmbeddedChannel channel = opening(notes);
            say(channel, RawServer.upgrade(requestOf(channel)).getBytes(StandardCharsets.US_ASCII));
            say(channel, frames);
            return channel.finishAndReleaseAll();
        });

        notes.areComplete();
    }

    private static EmbeddedChannel opening(Notes notes) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast("handler", new ChannelInboundHandlerAdapter());
        new SocketUpgrade(ADDRESS, Duration.ofSeconds(10), notes, frames -> {})
                .begin(channel.pipeline().lastContext());
        channel.runPendingTasks();
        return channel;
    }

    private static String requestOf(EmbeddedChannel channel) {
        ByteBuf request = channel.readOutbound();
        try {
            return request.toString(StandardCharsets.US_ASCII);
        } finally {
            request.release();
        }
    }

    private static void say(EmbeddedChannel channel, byte[] bytes) {
        channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(bytes)).fireChannelReadComplete();
        channel.runPendingTasks();
    }
}
