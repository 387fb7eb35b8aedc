/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A websocket client that writes down what it hears: frames, {@code <binary>}, {@code <closed>}, {@code <broken>}. */
public final class Socket implements WebSocket.Listener {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private int parts;
    private volatile int partsOfLast;
    private WebSocket socket;

    public static Socket open(Simulator simulator, SimulatedAccount account) {
        return attempt(simulator, account).join();
    }

    public static CompletableFuture<Socket> attempt(Simulator simulator, SimulatedAccount account) {
        Socket socket = new Socket();
        URI uri = URI.create(simulator.url().replace("http", "ws") + Http.path(account, "scanqrcode"));
        return CLIENT.newWebSocketBuilder().buildAsync(uri, socket).thenApply(opened -> {
            socket.socket = opened;
            return socket;
        });
    }

    public String next() {
        try {
            String frame = heard.poll(10, TimeUnit.SECONDS);
            assertThat(frame).as("something was heard").isNotNull();
            return frame;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public JsonNode nextJson() {
        String frame = next();
        try {
            return new ObjectMapper().readTree(frame);
        } catch (IOException noJson) {
            throw new AssertionError("No JSON: " + frame, noJson);
        }
    }

    public boolean heardNothingMore() {
        return heard.isEmpty();
    }

    public int partsOfLast() {
        return partsOfLast;
    }

    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        parts++;
        if (last) {
            partsOfLast = parts;
            heard.add(text.toString());
            text.setLength(0);
            parts = 0;
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
        heard.add("<binary>");
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        heard.add("<closed>");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        heard.add("<broken>");
    }
}
