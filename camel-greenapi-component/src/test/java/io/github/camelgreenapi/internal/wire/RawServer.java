/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** A server that does with each connection what a test tells it to, byte by byte. */
final class RawServer implements AutoCloseable {

    /** What is done with a connection; it is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void hold(Connection connection) throws IOException;
    }

    /** One connection, seen from the server. */
    final class Connection {

        final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** The next request with its body; empty when the other side has closed. */
        String request() throws IOException {
            StringBuilder request = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (request.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                request.append((char) next);
            }
            Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(request);
            if (length.find()) {
                request.append(
                        new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.ISO_8859_1));
            }
            requests.add(request.toString());
            return request.toString();
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void reply(int status, String headers, String body) throws IOException {
            say("HTTP/1.1 " + status + " x\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                    + headers + "\r\n" + body);
        }

        /** Waits until the other side has closed. */
        void untilClosed() {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // What still comes does not matter.
                }
            } catch (IOException e) {
                // It was closed the hard way.
            }
            closedByClient.add(socket.getPort());
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Integer> closedByClient = new CopyOnWriteArrayList<>();
    final List<Integer> connections = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    RawServer(Conversation conversation) {
        this(ServerSocketFactory.getDefault(), conversation);
    }

    RawServer(ServerSocketFactory sockets, Conversation conversation) {
        this(sockets, new String[0], conversation);
    }

    /** @param tlsVersions the only ones it speaks; none for Java's default */
    RawServer(ServerSocketFactory sockets, String[] tlsVersions, Conversation conversation) {
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            // Before the first accept, which fixes them for the next connection.
            if (tlsVersions.length > 0) {
                ((SSLServerSocket) server).setEnabledProtocols(tlsVersions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                connections.add(socket.getPort());
                start(() -> {
                    try (socket) {
                        conversation.hold(new Connection(socket));
                    }
                });
            }
        });
    }

    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The test or its client has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The start of an answer that turns a connection into a web socket. */
    static String upgrade(String request) {
        Matcher key = Pattern.compile("(?i)sec-websocket-key: (\\S+)").matcher(request);
        if (!key.find()) {
            throw new IllegalArgumentException("This is no request for a web socket");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                            .getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes what is connected; whoever comes next is served. */
    void closeConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeConnections();
    }
}
