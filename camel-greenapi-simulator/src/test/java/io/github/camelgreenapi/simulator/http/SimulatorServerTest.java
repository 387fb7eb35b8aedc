/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.simulator.Http;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorServerTest {

    private final Vertx vertx = Vertx.vertx();
    private final SimulatorServer server = new SimulatorServer(vertx, null, List.of(this::mistaken, this::polite));

    @BeforeEach
    void open() {
        server.open("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close();
    }

    @Test
    void aCallIsTakenByTheFirstRouteThatWantsIt() {
        assertThat(new Http(server.url()).get("/hello").body()).isEqualTo("hello");
    }

    @Test
    void aCallThatNoRouteTakesIsNotFound() {
        assertThat(new Http(server.url()).get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aMistakeOfOursLeavesNobodyWaiting() {
        List<Throwable> logged = new CopyOnWriteArrayList<>();
        vertx.exceptionHandler(logged::add);

        assertThat(new Http(server.url()).get("/mistake").statusCode()).isEqualTo(500);
        assertThat(logged).singleElement().isInstanceOf(IllegalStateException.class);
    }

    private boolean mistaken(HttpExchange exchange) {
        if (exchange.path().equals("/mistake")) {
            throw new IllegalStateException("made by this test on purpose");
        }
        return false;
    }

    private boolean polite(HttpExchange exchange) {
        if (!exchange.path().equals("/hello")) {
            return false;
        }
        exchange.respond(Response.text(200, "hello"));
        return true;
    }
}
