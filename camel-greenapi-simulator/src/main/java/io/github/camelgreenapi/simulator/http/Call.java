/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.github.camelgreenapi.simulator.Recorded;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One request and the way back for its answer. */
public final class Call {
    private final HttpServerRequest request;
    private final String body;
    private final TreeMap<String, String> headers = new TreeMap<>();

    private Ledger.Line line;
    private UnaryOperator<Answer> change = UnaryOperator.identity();
    private Consumer<Answer> delivery = this::send;

    public Call(HttpServerRequest request, String body) {
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

    /** Writes the request into the account's ledger. */
    public void record(Ledger ledger, String method, String token, Instant at) {
        Map<String, String> seen = new TreeMap<>();
        note(seen, "content-type", header("Content-Type"));
        note(seen, "user-agent", header("User-Agent"));
        note(seen, "client-token", header("Client-Token") == null ? null : "present");
        String query = request.query() == null ? "" : request.query();
        line = ledger.add(
                new Recorded(method, verb(), path().replace(token, "***"), query, body, 0, at, Map.copyOf(seen)));
    }

    /** Has the answer changed on its way. */
    public void change(UnaryOperator<Answer> next) {
        UnaryOperator<Answer> before = change;
        change = answer -> next.apply(before.apply(answer));
    }

    /** Has the answer delivered in another way than by {@link #send}. */
    public void deliver(Consumer<Answer> way) {
        delivery = way;
    }

    /** Sets a header of the answer to come. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    public void answer(Answer answer) {
        Answer changed = change.apply(answer);
        note(changed.status());
        delivery.accept(changed);
    }

    /** Notes the status without sending anything, as after a websocket handshake. */
    public void note(int status) {
        if (line != null) {
            line.answered(status);
        }
    }

    public boolean isOver() {
        return request.response().ended() || request.response().closed();
    }

    public void send(Answer answer) {
        if (!isOver()) {
            head(answer).end(answer.body());
        }
    }

    /** Promises the whole body, sends half of it and ends the connection. */
    public void sendHalf(Answer answer) {
        Buffer whole = answer.body();
        HttpServerResponse response =
                head(answer).putHeader("Content-Length", String.valueOf(Math.max(2, whole.length())));
        response.write(whole.slice(0, whole.length() / 2))
                .onComplete(sent -> Wire.of(request).close());
    }

    private HttpServerResponse head(Answer answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        headers.forEach(response::putHeader);
        if (answer.contentType() != null) {
            response.putHeader("Content-Type", answer.contentType());
        }
        return response;
    }

    private static void note(Map<String, String> seen, String name, String value) {
        if (value != null) {
            seen.put(name, value);
        }
    }
}
