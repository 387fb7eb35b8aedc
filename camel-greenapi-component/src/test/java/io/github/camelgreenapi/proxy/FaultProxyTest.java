/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.proxy.Toxic.Bandwidth;
import io.github.camelgreenapi.proxy.Toxic.HalfClose;
import io.github.camelgreenapi.proxy.Toxic.Latency;
import io.github.camelgreenapi.proxy.Toxic.Reset;
import io.github.camelgreenapi.proxy.Toxic.Slicing;
import io.github.camelgreenapi.proxy.Toxic.Stall;
import io.github.camelgreenapi.proxy.Toxic.Truncation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each toxic, seen from the two ends of a connection. */
class FaultProxyTest {

    private final ServerSocket listening;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    FaultProxyTest() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        listening.close();
        client.close();
        server.close();
    }

    /** Connects through a proxy that has these toxics on the way to the client. */
    private void connect(Toxic... toClient) throws IOException {
        List<Toxic> toxics = List.of(toClient);
        proxy = new FaultProxy(
                listening.getLocalPort(),
                7,
                (connection, direction) -> direction == Direction.TO_CLIENT ? toxics : List.of());
        connectAgain();
    }

    private void connectAgain() throws IOException {
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        server = listening.accept();
        client.setSoTimeout(5_000);
        server.setSoTimeout(5_000);
    }

    private static void write(Socket end, byte[] bytes) throws IOException {
        end.getOutputStream().write(bytes);
    }

    private static byte[] read(Socket end, int length) throws IOException {
        return end.getInputStream().readNBytes(length);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static void assertNothingComes(Socket end) throws IOException {
        end.setSoTimeout(100);
        assertThatThrownBy(() -> end.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        end.setSoTimeout(5_000);
    }

    private static void assertWasReset(Socket end) {
        assertThatThrownBy(() -> end.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    /** How long the client waits for these bytes. */
    private Duration timeToRead(byte[] sent) throws IOException {
        long began = System.nanoTime();
        write(server, sent);
        assertThat(read(client, sent.length)).isEqualTo(sent);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void withoutToxicsAllBytesPassInBothDirections() throws IOException {
        connect();

        write(client, bytes(50_000));
        assertThat(read(server, 50_000)).isEqualTo(bytes(50_000));
        write(server, bytes(40_000));
        assertThat(read(client, 40_000)).isEqualTo(bytes(40_000));
    }

    @Test
    void latencyDelaysBytesAndKeepsTheirOrder() throws IOException {
        connect(new Latency(Duration.ofMillis(50), Duration.ofMillis(30)));

        assertThat(timeToRead(bytes(1))).isBetween(Duration.ofMillis(50), Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            write(server, new byte[] {(byte) i});
        }
        assertThat(read(client, 20)).containsExactly(IntStream.range(0, 20).toArray());
    }

    @Test
    void bandwidthLimitsTheBytesOfASecond() throws IOException {
        connect(new Bandwidth(100_000));

        assertThat(timeToRead(bytes(20_000))).isBetween(Duration.ofMillis(150), Duration.ofSeconds(3));
    }

    @Test
    void aSlowLineHoldsTheWriterBack() throws IOException {
        connect();
        proxy.close();
        proxy = new FaultProxy(
                listening.getLocalPort(), 7, (connection, direction) -> List.of(new Bandwidth(1_000_000)));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
        try (SocketChannel writer = SocketChannel.open(address);
                Socket reader = listening.accept()) {
            writer.configureBlocking(false);

            assertThat(takenWithin(writer, Duration.ofMillis(300))).isLessThan(20 << 20);
            assertThat(reader.isConnected()).isTrue();
        }
    }

    private static long takenWithin(SocketChannel writer, Duration time) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        long taken = 0;
        for (long began = System.nanoTime(); System.nanoTime() - began < time.toNanos(); ) {
            taken += writer.write(block.rewind());
            Thread.onSpinWait();
        }
        return taken;
    }

    @Test
    void slicingCutsBytesIntoPieces() throws IOException {
        connect(new Slicing(10));

        write(server, bytes(200));

        int pieces = 0;
        for (int got = 0; got < 200; pieces++) {
            got += client.getInputStream().read(new byte[200]);
        }
        assertThat(pieces).isGreaterThan(4);
    }

    @Test
    void aStallHoldsBackWhatFollowsUntilItIsHealed() throws IOException {
        connect(new Stall(3));
        write(server, bytes(10));

        assertThat(read(client, 3)).isEqualTo(bytes(3));
        assertNothingComes(client);
        write(client, bytes(4));
        assertThat(read(server, 4)).isEqualTo(bytes(4));

        proxy.heal();
        server.close();
        assertThat(client.getInputStream().readAllBytes()).hasSize(7);
    }

    @Test
    void aHalfCloseEndsOneDirectionOnly() throws IOException {
        connect(new HalfClose(3));
        write(server, bytes(10));

        assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes(3));
        write(client, bytes(4));
        assertThat(read(server, 4)).isEqualTo(bytes(4));
        client.close();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aResetReachesBothEnds() throws IOException {
        connect(new Reset(3));
        write(server, bytes(10));

        assertWasReset(server);
        assertThatThrownBy(() -> client.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
    }

    @Test
    void aTruncationEndsBothDirectionsInOrder() throws IOException {
        connect(new Truncation(3));
        write(server, bytes(10));

        assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes(3));
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aConnectionMayFailBeforeItsFirstByte() throws IOException {
        connect(new Truncation(0));

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whatTheEndsDoThemselvesPasses() throws IOException {
        connect();
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        write(server, bytes(5));
        assertThat(read(client, 5)).isEqualTo(bytes(5));
        server.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client.close();

        connectAgain();
        server.setSoLinger(true, 0);
        server.close();
        assertWasReset(client);
    }

    @Test
    void connectionsAfterTheHealingAreSound() throws IOException {
        connect(new Reset(0));
        assertWasReset(client);
        client.close();
        server.close();
        proxy.heal();

        connectAgain();

        write(server, bytes(5));
        assertThat(read(client, 5)).isEqualTo(bytes(5));
        assertThat(proxy.harm()).containsExactly("connection 0 TO_CLIENT [Reset[after=0]]");
    }

    private static List<Toxic> thousand(Toxics toxics) {
        return IntStream.range(0, 1_000)
                .boxed()
                .flatMap(connection ->
                        Stream.of(Direction.values()).flatMap(direction -> toxics.of(connection, direction).stream()))
                .toList();
    }

    @Test
    void aSeedAlwaysDrawsTheSameToxics() throws IOException {
        connect();

        assertThat(thousand(Toxics.rough(5)))
                .isEqualTo(thousand(Toxics.rough(5)))
                .isNotEqualTo(thousand(Toxics.rough(6)))
                .extracting(Object::getClass)
                .contains(
                        Latency.class,
                        Bandwidth.class,
                        Slicing.class,
                        Stall.class,
                        HalfClose.class,
                        Reset.class,
                        Truncation.class);
        assertThat(thousand(Toxics.slow(5))).hasSizeGreaterThan(500).noneMatch(toxic -> toxic instanceof Toxic.Failure);
    }
}
