/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.simulator.Http;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private final Vertx vertx = Vertx.vertx();
    private final FrontDoor door = new FrontDoor(vertx, List.of(this::mistaken, this::polite));

    @BeforeEach
    void open() {
        door.open("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        door.close();
        vertx.close();
    }

    @Test
    void aCallIsTakenByTheFirstRouteThatWantsIt() {
        assertThat(new Http(door.url()).get("/hello").body()).isEqualTo("hello");
    }

    @Test
    void aCallThatNoRouteTakesIsNotFound() {
        assertThat(new Http(door.url()).get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aMistakeOfOursLeavesNobodyWaiting() {
        assertThat(new Http(door.url()).get("/mistake").statusCode()).isEqualTo(500);
    }

    private boolean mistaken(Call call) {
        if (call.path().equals("/mistake")) {
            throw new IllegalStateException("made by this test on purpose");
        }
        return false;
    }

    private boolean polite(Call call) {
        if (!call.path().equals("/hello")) {
            return false;
        }
        call.answer(Answer.text(200, "hello"));
        return true;
    }
}
