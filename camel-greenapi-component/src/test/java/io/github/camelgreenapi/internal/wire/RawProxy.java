/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forward proxy such as companies have, for plain HTTP and for tunnels. */
final class RawProxy implements AutoCloseable {

    /** The first lines of the requests it let through. */
    final List<String> passed = new CopyOnWriteArrayList<>();

    private final RawServer server;

    /** @param credentials as {@code user:password}; null when everybody may pass */
    RawProxy(String credentials) {
        String expected = credentials == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        server = new RawServer(connection -> {
            String request = connection.request();
            while (!request.isEmpty() && expected != null && !allowed(request, expected)) {
                connection.reply(407, "Proxy-Authenticate: Basic realm=\"test\"\r\n", "");
                request = connection.request();
            }
            if (!request.isEmpty()) {
                pass(connection, request);
            }
        });
    }

    private static boolean allowed(String request, String expected) {
        return request.lines().anyMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + expected));
    }

    private void pass(RawServer.Connection connection, String request) throws IOException {
        String[] line = request.lines().findFirst().orElseThrow().split(" ");
        passed.add(line[0] + " " + line[1]);
        boolean tunnel = line[0].equals("CONNECT");
        URI target = URI.create(tunnel ? "http://" + line[1] : line[1]);
        try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
            if (tunnel) {
                connection.say("HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                upstream.getOutputStream()
                        .write(request.replaceFirst(" http://[^/]+", " ").getBytes(StandardCharsets.ISO_8859_1));
            }
            RawServer.start(() -> upstream.getInputStream().transferTo(connection.socket.getOutputStream()));
            connection.socket.getInputStream().transferTo(upstream.getOutputStream());
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
