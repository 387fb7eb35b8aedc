/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.wire.SocketFixture.Notes;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else a server answers instead of an upgrade. */
@Timeout(60)
class SocketRefusalTest {

    private final SocketFixture fixture = new SocketFixture();
    private final Notes notes = fixture.notes;

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "429", "302", "503"})
    void aRefusedUpgradeIsReportedWithItsReply(int status) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(status, "Retry-After: 7\r\nLocation: http://localhost:1/\r\n", "{\"why\":1}");
        })) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("refused " + status, "closed");
            assertThat(notes.replies.get(0).retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(server.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 403 x\r\nContent-Length: 999999999\r\n\r\n",
                "HTTP/1.1 403 x\r\n\r\n",
                "HTTP/1.1 403 x\r\nTransfer-Encoding: chunked\r\n\r\n10000000\r\n"
            })
    void ofARefusalWithoutEndTheBeginningIsRead(String head) throws Exception {
        try (SocketFlood server = new SocketFlood(head, "x")) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("refused 403", "closed");
            assertThat(notes.replies.get(0).body()).hasSize(64 * 1024);
            assertThat(server.saidUntilCut()).isLessThan(32 * SocketFlood.MB);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 403 ', x",
        "'HTTP/1.1 403 x\r\nA: ', x",
        "'HTTP/1.1 403 x\r\n', 'A: x\r\n'",
        "'HTTP/1.1 403 x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'A: x\r\n'",
        "'HTTP/1.1 403 x\r\nTransfer-Encoding: chunked\r\n\r\n1;', x",
        "'HTTP/1.1 101 x\r\n', 'A: x\r\n'"
    })
    void anAnswerWithoutEndAroundItsBodyClosesTheSocket(String start, String more) throws Exception {
        try (SocketFlood server = new SocketFlood(start.translateEscapes(), more.translateEscapes())) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
            assertThat(server.saidUntilCut()).isLessThan(32 * SocketFlood.MB);
        }
    }

    @Test
    void anInterimReplyIsNoUpgrade() throws Exception {
        try (SocketFlood server = new SocketFlood("", "HTTP/1.1 100 Continue\r\n\r\n")) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("refused 100", "closed");
            assertThat(server.saidUntilCut()).isLessThan(32 * SocketFlood.MB);
        }
    }

    @Test
    void anUpgradeThatDoesNotKnowTheKeyIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.say(RawServer.upgrade(connection.request().replaceFirst("(?i)(sec-websocket-key: )..", "$1xx")));
            connection.untilClosed();
        })) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void nobodyThereIsAClosedSocket() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        fixture.open(port);

        assertThat(notes.untilClosed()).containsExactly("closed");
    }

    @Test
    void garbageIsAClosedSocket() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.say("\u0015\u0003\u0001 this is not HTTP at all\r\n\r\n");
        })) {
            fixture.open(server.port());

            assertThat(notes.untilClosed()).containsExactly("closed");
        }
    }

    @Test
    void anUpgradeThatStallsIsClosedInTime() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.untilClosed();
        })) {
            fixture.open("ws://localhost:" + server.port(), Duration.ofMillis(300));

            assertThat(notes.untilClosed()).containsExactly("closed");
            await().until(() -> server.closedByClient.size() == 1);
        }
    }
}
