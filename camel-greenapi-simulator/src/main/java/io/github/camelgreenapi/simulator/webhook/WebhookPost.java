/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.webhook;

import io.github.camelgreenapi.simulator.time.ScheduledTask;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

/** Posts one JSON body to a webhook and reports the status that came back. */
public final class WebhookPost {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final SimulatedClock clock;
    private final HttpClient client;

    public WebhookPost(Vertx vertx, SimulatedClock clock) {
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64));
    }

    /** @param answered gets the status; 0 when no response came within three minutes of simulated time */
    public void send(String url, Map<String, String> headers, Buffer body, IntConsumer answered) {
        Loopback.check(url);
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
        options.putHeader("Content-Type", "application/json; charset=utf-8");
        headers.forEach(options::putHeader);
        Future<HttpClientRequest> connected = client.request(options);
        ScheduledTask end = clock.after(PATIENCE, () -> connected.onSuccess(HttpClientRequest::reset));
        connected
                .compose(request -> request.send(body))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onSuccess(status -> {
                    end.cancel();
                    answered.accept(status);
                });
    }
}
