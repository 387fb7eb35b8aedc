/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** The port at which everything is served. Each exchange is offered to the routes in turn. */
public final class SimulatorServer {

    private static final int BACKLOG = 4096;

    private final List<Predicate<HttpExchange>> routes;
    private final HttpServer server;
    private final String scheme;
    private String host;

    /**
     * @param keyStore null for plain HTTP
     * @param routes each takes an exchange or leaves it to the next
     */
    public SimulatorServer(Vertx vertx, PfxOptions keyStore, List<Predicate<HttpExchange>> routes) {
        this.routes = routes;
        this.scheme = keyStore == null ? "http" : "https";
        HttpServerOptions options = new HttpServerOptions().setAcceptBacklog(BACKLOG);
        if (keyStore != null) {
            options.setSsl(true).setKeyCertOptions(keyStore);
        }
        this.server = vertx.createHttpServer(options).requestHandler(this::read);
    }

    /** @throws IllegalStateException when the address is not to be had */
    public void open(String at, int port) {
        host = at;
        try {
            server.listen(port, at).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable reason = e.getCause();
            throw new IllegalStateException("Cannot listen at " + at + ":" + port + ": " + reason.getMessage(), reason);
        }
    }

    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    public String url() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** A websocket's request must be taken at once, any other when its body is there. */
    private void read(HttpServerRequest request) {
        if (new HttpExchange(request, "").isUpgrade()) {
            offer(new HttpExchange(request, ""));
        } else {
            request.body().onSuccess(body -> offer(new HttpExchange(request, body.toString())));
        }
    }

    private void offer(HttpExchange exchange) {
        try {
            if (routes.stream().noneMatch(route -> route.test(exchange))) {
                exchange.respond(Response.json(404, Map.of("error", "Nothing is simulated at this path")));
            }
        } catch (RuntimeException | Error e) {
            exchange.send(Response.text(500, "The simulator itself failed, its log says how"));
            throw e;
        }
    }
}
