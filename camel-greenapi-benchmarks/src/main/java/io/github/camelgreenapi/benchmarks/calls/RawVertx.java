/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.server.Paths;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;

/** The Vert.x client as its documentation shows it; the reply's bytes are not read. */
final class RawVertx implements Caller {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    // A body that arrives before its handler is set is lost, so requests begin on the event loop that reads it.
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient client;
    private final int port;

    RawVertx(int port, int lanes) {
        this.port = port;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(lanes));
    }

    @Override
    public String name() {
        return "raw Vert.x";
    }

    @Override
    public void call(int lane, int instance, Runnable done) {
        if (Vertx.currentContext() == null) {
            loop.runOnContext(start -> call(lane, instance, done));
            return;
        }
        client.request(HttpMethod.GET, port, "127.0.0.1", Paths.qr(instance))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .onSuccess(body -> done.run())
                .onFailure(JavaProcess::fail);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
