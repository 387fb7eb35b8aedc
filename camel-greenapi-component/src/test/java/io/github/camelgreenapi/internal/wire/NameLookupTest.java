/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.LoggedWarnings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name server that hangs holds up nobody but the calls to the names it does not tell. */
@Timeout(60)
class NameLookupTest {

    private final NameServer names = new NameServer();
    private final SenderFixture sender = new SenderFixture(vertx(300), ConnectionConfig.direct());

    private final RawServer server = new RawServer(connection -> {
        while (!connection.request().isEmpty()) {
            connection.reply(200, "", "{}");
        }
    });

    private Vertx vertx(int queryMillis) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:" + names.port())
                        .addSearchDomain("")
                        .setQueryTimeout(queryMillis)
                        .setMaxQueries(2)));
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        server.close();
        names.close();
    }

    @Test
    void hangingLookupsHoldUpNoOtherHost() throws Exception {
        for (int i = 0; i < 50; i++) {
            sender.get("hanging" + i, "http://hanging" + i + ".example:" + server.port());
        }
        await().until(() ->
                names.asked.stream().filter(name -> name.startsWith("hanging")).count() >= 50);
        CompletableFuture<Reply> healthy = sender.get("http://healthy.example:" + server.port());

        assertThat(sender.reply(healthy).text()).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anUnresolvedNameConnectsNeither(Transport transport) throws Exception {
        Vertx vertx = vertx(300);
        try {
            assertThat(transport.ask(vertx, ConnectionConfig.direct(), false, "hanging.example", server.port()))
                    .contains("UnknownHost");
        } finally {
            vertx.close();
        }
    }

    @Test
    void anUnresolvedNameKeepsItsLastAddress() throws Exception {
        String base = "http://healthy.example:" + server.port();
        sender.reply(sender.get(base));
        names.fallSilentOn("healthy");
        server.closeConnections();

        awaitAnswer(sender, base);
    }

    @Test
    void whileANameServerHangsAKnownHostIsAnsweredAtOnce() throws Exception {
        try (SenderFixture own = new SenderFixture(vertx(25_000), ConnectionConfig.direct());
                LoggedWarnings warnings = new LoggedWarnings()) {
            String base = "http://healthy.example:" + server.port();
            own.reply(own.get(base));
            names.fallSilentOn("healthy");
            server.closeConnections();

            long begun = System.nanoTime();
            awaitAnswer(own, base);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));

            int connections = server.connections.size();
            names.answerAll();
            // It comes too late to be needed.
            await().until(() -> server.connections.size() > connections);
            own.reply(own.get(base));
            assertThat(warnings.lines()).isEmpty();
        }
    }

    @Test
    void aSlowConnectionIsNotMadeTwice() throws Exception {
        try (SenderFixture own = new SenderFixture(vertx(25_000), ConnectionConfig.direct());
                RawServer slow = new RawServer(RawServer.Connection::untilClosed)) {
            own.reply(own.get("http://slow.example:" + server.port()));
            String base = "http://healthy.example:" + server.port();
            own.reply(own.get(base));
            names.fallSilentOn("healthy");
            server.closeConnections();

            // It is connected, and waits for TLS.
            own.get("https://slow.example:" + slow.port());
            await().until(() -> slow.connections.size() == 1);
            // By its answer, the patience with the look-up of both hosts is over.
            awaitAnswer(own, base);

            assertThat(slow.connections).hasSize(1);
        }
    }

    private static void awaitAnswer(SenderFixture sender, String base) {
        // The first call may still meet the connection that is being closed.
        await().ignoreException(ExecutionException.class)
                .untilAsserted(
                        () -> assertThat(sender.reply(sender.get(base)).text()).isEqualTo("{}"));
    }

    /** Tells the address of every name that does not begin with "hanging", for no longer than it is said. */
    private static final class NameServer implements AutoCloseable {

        private static final int HEADER = 12;

        final List<String> asked = new CopyOnWriteArrayList<>();
        private final Set<String> silentOn = ConcurrentHashMap.newKeySet();
        private final Queue<DatagramPacket> unanswered = new ConcurrentLinkedQueue<>();
        private final DatagramSocket socket;

        NameServer() {
            try {
                socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            RawServer.start(() -> {
                while (!socket.isClosed()) {
                    DatagramPacket query = new DatagramPacket(new byte[512], 512);
                    socket.receive(query);
                    answer(query);
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        void fallSilentOn(String name) {
            silentOn.add(name);
        }

        /** Answers from now on, and what was not answered yet. */
        void answerAll() throws IOException {
            silentOn.clear();
            for (DatagramPacket query = unanswered.poll(); query != null; query = unanswered.poll()) {
                answer(query);
            }
        }

        private void answer(DatagramPacket query) throws IOException {
            byte[] bytes = Arrays.copyOf(query.getData(), query.getLength());
            int length = bytes[HEADER];
            String name = new String(bytes, HEADER + 1, length, StandardCharsets.US_ASCII);
            asked.add(name);
            if (silentOn.contains(name) || name.startsWith("hanging")) {
                unanswered.add(query);
                return;
            }
            int end = HEADER;
            while (bytes[end] != 0) {
                end += bytes[end] + 1;
            }
            boolean address = bytes[end + 2] == 1;
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(reply);
            out.write(bytes, 0, 2);
            out.writeShort(0x8180);
            out.writeShort(1);
            out.writeShort(address ? 1 : 0);
            out.writeInt(0);
            out.write(bytes, HEADER, end + 5 - HEADER);
            if (address) {
                out.writeShort(0xC000 | HEADER);
                out.writeShort(1);
                out.writeShort(1);
                out.writeInt(0);
                out.writeShort(4);
                out.write(InetAddress.getLoopbackAddress().getAddress());
            }
            socket.send(new DatagramPacket(reply.toByteArray(), reply.size(), query.getSocketAddress()));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
