/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply that breaks the rules of HTTP or a bound is refused at once; no time-out has to end it. */
@Timeout(60)
class HostileReplyTest {

    private static final int MB = 1024 * 1024;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private final SenderFixture sender = new SenderFixture();
    private final AtomicLong taken = new AtomicLong();

    @AfterEach
    void close() {
        sender.close();
    }

    private enum Endless {
        STATUS_LINE("HTTP/1.1 200 ", "OK OK "),
        HEADER(OK + "X: ", "abcdefgh"),
        HEADERS(OK, "X: y\r\n"),
        TINY_HEADERS(OK, "a:\r\n"),
        FOLDED_HEADER(OK + "X: y\r\n", " y\r\n"),
        HEADER_WITHOUT_COLON(OK, "abcdefgh"),
        BLANK_LINES("", "\r\n"),
        CONTINUE("", "HTTP/1.1 100 Continue\r\n\r\n"),
        EARLY_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
        CHUNK_SIZE(CHUNKED, "0"),
        CHUNK_EXTENSION(CHUNKED + "2;a=", "abcdefgh"),
        TRAILER(CHUNKED + "0\r\nX: ", "abcdefgh"),
        TRAILERS(CHUNKED + "0\r\n", "X: y\r\n"),
        TINY_TRAILERS(CHUNKED + "0\r\n", "a:\r\n"),
        FOLDED_TRAILER(CHUNKED + "0\r\nX: y\r\n", " y\r\n");

        private final String begin;
        private final String piece;

        Endless(String begin, String piece) {
            this.begin = begin;
            this.piece = piece;
        }
    }

    /** Begins a reply, and repeats a piece of it for as long as anybody reads it. */
    private RawServer endless(String begin, String piece) {
        byte[] pieces = piece.repeat(8192 / piece.length()).getBytes(StandardCharsets.US_ASCII);
        return new RawServer(connection -> {
            connection.request();
            connection.say(begin);
            while (taken.get() < 1_000L * MB) {
                connection.say(pieces);
                taken.addAndGet(pieces.length);
            }
        });
    }

    private static RawServer saying(String reply) {
        return new RawServer(connection -> {
            connection.request();
            connection.say(reply);
            connection.untilClosed();
        });
    }

    private void isRefused(RawServer server) throws Exception {
        CompletableFuture<Reply> reply = sender.get(server.port());

        assertThat(sender.lost(reply).isGarbled()).isTrue();
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessPartIsRefusedAfterAFewKilobytes(Endless part) throws Exception {
        try (RawServer server = endless(part.begin, part.piece)) {
            isRefused(server);
            // The two sockets hold a few megabytes between them.
            assertThat(taken.get()).isLessThan(16 * MB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Content-Length: 1000000000\r\n\r\n",
                OK + "\r\n",
                CHUNKED + "7fffffff\r\n",
                CHUNKED + "1;a=\r\n"
            })
    void aBodyOfMoreThanEightMegabytesIsRefused(String begin) throws Exception {
        try (RawServer server = endless(begin, "a".repeat(1024))) {
            isRefused(server);
            assertThat(taken.get()).isLessThan(32 * MB);
        }
    }

    @Test
    void ofABodyThatIsTooLargeTheBeginningIsKept() throws Exception {
        try (RawServer server = endless(OK + "\r\n", "a".repeat(1024))) {
            ConnectionLostException failure = sender.lost(sender.get(server.port()));

            assertThat(failure.beginning().body()).hasSizeBetween(7 * MB, 8 * MB);
        }
    }

    @Test
    void aBodyOfEightMegabytesIsRead() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.request();
            connection.reply(200, "", "a".repeat(8 * MB));
        })) {
            assertThat(sender.reply(sender.get(server.port())).body()).hasSize(8 * MB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0015\u0003\u0001 this is not HTTP at all\r\n\r\n",
                "secretToken secretToken secretToken\r\n\r\n",
                "HTTP/1.1 secretToken OK\r\n\r\n",
                "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                OK + "Content-Length: -1\r\n\r\n",
                OK + "Content-Length: secretToken\r\n\r\n",
                OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                OK + "secretToken\r\n\r\n",
                CHUNKED + "secretToken\r\n",
                CHUNKED + "ffffffffff\r\n",
                CHUNKED + "2\r\n{}secretToken\r\n",
                CHUNKED + "0\r\nsecretToken\r\n\r\n"
            })
    void whatIsNotHttpIsRefusedAndNotQuoted(String reply) throws Exception {
        try (RawServer server = saying(reply)) {
            isRefused(server);
        }
    }
}
