/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One HTTP request and the way back for its response. */
public final class HttpExchange {

    private final HttpServerRequest request;
    private final String body;
    private final TreeMap<String, String> headers = new TreeMap<>();

    private RequestLog.Entry entry;
    private UnaryOperator<Response> change = UnaryOperator.identity();
    private Consumer<Response> delivery = this::send;

    public HttpExchange(HttpServerRequest request, String body) {
        this.request = request;
        this.body = body;
    }

    public HttpServerRequest request() {
        return request;
    }

    public String verb() {
        return isUpgrade() ? "WS" : request.method().name();
    }

    public String path() {
        return request.path();
    }

    /** The address at which the simulator was called, without a path. */
    public String origin() {
        return request.scheme() + "://" + request.authority();
    }

    public String parameter(String name) {
        return request.getParam(name);
    }

    public String header(String name) {
        return request.getHeader(name);
    }

    public String body() {
        return body;
    }

    public boolean isUpgrade() {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Records the request, without the token in its path; an empty token is none. */
    public void record(RequestLog requestLog, String method, String token, Instant at) {
        Map<String, String> seen = new TreeMap<>();
        note(seen, "content-type", header("Content-Type"));
        note(seen, "user-agent", header("User-Agent"));
        note(seen, "client-token", header("Client-Token") == null ? null : "present");
        String query = request.query() == null ? "" : request.query();
        entry = requestLog.add(new RecordedRequest(
                method,
                verb(),
                token.isEmpty() ? path() : path().replace(token, "***"),
                query,
                body,
                0,
                at,
                Map.copyOf(seen)));
    }

    /** Has the response changed on its way. */
    public void change(UnaryOperator<Response> next) {
        UnaryOperator<Response> before = change;
        change = response -> next.apply(before.apply(response));
    }

    /** Has the response delivered in another way than by {@link #send}. */
    public void deliver(Consumer<Response> way) {
        delivery = way;
    }

    /** Sets a header of the response to come. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    public void respond(Response response) {
        Response changed = change.apply(response);
        note(changed.status());
        delivery.accept(changed);
    }

    /** Notes the status without sending anything, as after a websocket handshake. */
    public void note(int status) {
        if (entry != null) {
            entry.answered(status);
        }
    }

    public boolean isOver() {
        return request.response().ended() || request.response().closed();
    }

    public void send(Response response) {
        if (!isOver()) {
            head(response).end(response.body());
        }
    }

    /** Promises the whole body, sends half of it and ends the connection. */
    public void sendHalf(Response response) {
        Buffer whole = response.body();
        HttpServerResponse out =
                head(response).putHeader("Content-Length", String.valueOf(Math.max(2, whole.length())));
        out.write(whole.slice(0, whole.length() / 2))
                .onComplete(sent -> TcpConnection.of(request).close());
    }

    private HttpServerResponse head(Response response) {
        HttpServerResponse out = request.response().setStatusCode(response.status());
        headers.forEach(out::putHeader);
        if (response.contentType() != null) {
            out.putHeader("Content-Type", response.contentType());
        }
        return out;
    }

    private static void note(Map<String, String> seen, String name, String value) {
        if (value != null) {
            seen.put(name, value);
        }
    }
}
