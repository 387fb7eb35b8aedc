/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Answers as GREEN-API does, at the least cost, until its standard input ends.
 *
 * <p>It writes its port to the standard output. {@code qr} and notifications are answered at once,
 * {@code getStateInstance} after ten seconds. {@code /every/2000} lets each socket get a frame each 2,000 ms.
 */
public final class ProviderServer {

    private static final int HELD_MILLIS = 10_000;
    private static final int TICK_MILLIS = 10;
    private static final int BACKLOG = 10_000;
    private static final Buffer STATE = Buffer.buffer("{\"stateInstance\":\"notAuthorized\"}");
    private static final Buffer DELETED = Buffer.buffer("{\"result\":true}");
    private static final String MESSAGE =
            """
            {"receiptId":%d,"body":{"typeWebhook":"incomingMessageReceived","instanceData":{"idInstance":1101000001,\
            "wid":"441234567890@c.us","typeInstance":"whatsapp"},"timestamp":1700000000,\
            "idMessage":"F7AEC1B7086ECDC7E6E45923F5EDB825","senderData":{"chatId":"449876543210@c.us",\
            "sender":"449876543210@c.us","senderName":"Jane"},"messageData":{"typeMessage":"textMessage",\
            "textMessageData":{"textMessage":"I use the component to link accounts"}}}}""";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    // In the order of their next frames.
    private final Set<ServerWebSocket> sockets = new LinkedHashSet<>();
    private final Buffer code = Buffer.buffer(Frame.now());
    private long receipts;
    private int every;
    private double due;

    public static void main(String[] args) throws IOException {
        new ProviderServer().start();
        while (System.in.read() != -1) {
            // Its parent lives.
        }
        System.exit(0);
    }

    private void start() {
        vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .webSocketHandler(this::opened)
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("port=" + server.actualPort()));
        vertx.setPeriodic(TICK_MILLIS, tick -> push());
    }

    private void opened(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
        socket.writeTextMessage(Frame.now());
    }

    private void push() {
        if (every > 0) {
            due += sockets.size() * (double) TICK_MILLIS / every;
        }
        for (; due >= 1 && !sockets.isEmpty(); due--) {
            ServerWebSocket next = sockets.iterator().next();
            sockets.remove(next);
            sockets.add(next);
            next.writeTextMessage(Frame.now());
        }
    }

    private void answer(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        String path = request.path();
        if (path.contains("/qr/")) {
            request.response().end(code);
        } else if (path.contains("/receiveNotification/")) {
            request.response().end(MESSAGE.replace("%d", Long.toString(++receipts)));
        } else if (path.contains("/deleteNotification/")) {
            request.response().end(DELETED);
        } else if (path.contains("/getStateInstance/")) {
            vertx.setTimer(HELD_MILLIS, end -> request.response().end(STATE));
        } else if (path.startsWith("/every/")) {
            every = Integer.parseInt(path.substring("/every/".length()));
            due = 0;
            request.response().end();
        } else {
            request.response().setStatusCode(404).end();
        }
    }
}
