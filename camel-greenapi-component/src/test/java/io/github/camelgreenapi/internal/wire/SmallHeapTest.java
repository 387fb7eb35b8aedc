/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.ChildJvm;
import io.github.camelgreenapi.Figures;
import io.github.camelgreenapi.internal.wire.RawServer.Connection;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a server may send to a process with a heap of 256 MB, eight times at once. */
@EnabledIfSystemProperty(named = "long", matches = "true", disabledReason = "it takes half a minute")
class SmallHeapTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final int BODY = 8_000_000;

    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    private void ask(String operation, RawServer.Conversation conversation) {
        RawServer server = new RawServer(conversation);
        servers.add(server);
        arguments.add(operation);
        arguments.add("http://127.0.0.1:" + server.port());
    }

    private void askEndless(String begin, String piece) {
        byte[] pieces = piece.repeat(8192 / piece.length()).getBytes(StandardCharsets.US_ASCII);
        ask("state", connection -> {
            connection.request();
            connection.say(begin);
            for (long said = 0; said < 1_000_000_000L; said += pieces.length) {
                connection.say(pieces);
            }
        });
    }

    private void askBody(String operation, String body) {
        ask(operation, connection -> {
            while (!connection.request().isEmpty()) {
                connection.reply(200, "", body);
            }
        });
    }

    private static String repeated(String begin, String piece, String end) {
        return begin + piece.repeat(BODY / piece.length()) + end;
    }

    private static String picture(int type, int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(side, side, type), "png", bytes);
        return "{\"type\":\"qrCode\",\"message\":\"" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\"}";
    }

    private static void flood(Connection connection, byte[] frame) throws IOException {
        String request = connection.request();
        if (!request.toLowerCase(Locale.ROOT).contains("sec-websocket-key")) {
            // What became of the account, once the socket was closed.
            connection.reply(200, "", "{\"stateInstance\":\"notAuthorized\"}");
            return;
        }
        connection.say(RawServer.upgrade(request));
        for (long said = 0; said < 1_000_000_000L; said += frame.length) {
            connection.say(frame);
        }
    }

    @Test
    void itSurvivesAndGoesOnWorking() throws Exception {
        askEndless(OK + "X: ", "abcdefgh");
        askEndless(OK, "a:\r\n");
        askEndless(CHUNKED + "0\r\n", "a:\r\n");
        askEndless(CHUNKED + "2;a=", "abcdefgh");
        askBody("state", repeated("[", "{},", "{}]"));
        askBody("state", repeated("{\"a\":[", "{},", "{}]}"));
        askBody("state", repeated("", "[", ""));
        askBody("stateHistory", repeated("[", "{},", "{}]"));
        askBody("qr", picture(BufferedImage.TYPE_BYTE_BINARY, 4_000));
        askBody("qr", picture(BufferedImage.TYPE_INT_ARGB, 4_000));
        for (int kind : new int[] {SocketFixture.PING, SocketFixture.TEXT}) {
            byte[] frame = SocketFixture.frame(SocketFixture.FINAL | kind, "p".repeat(100));
            ask("socket", connection -> flood(connection, frame));
        }
        askBody("state", "{\"stateInstance\":\"authorized\"}");
        List<String> outcomes = new ArrayList<>();

        try (ChildJvm process = ChildJvm.start(
                List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
                SmallHeapProcess.class,
                arguments.toArray(String[]::new))) {
            for (String line = process.line(); line != null; line = process.line()) {
                outcomes.add(line);
            }
        }

        Figures.report("256 MB of heap, 8 at once: " + outcomes);
        assertThat(outcomes).hasSize(arguments.size() / 2);
        assertThat(outcomes.subList(0, 4)).containsOnly("[GARBLED_REPLY]");
        assertThat(outcomes).last().isEqualTo("[success]");
    }
}
