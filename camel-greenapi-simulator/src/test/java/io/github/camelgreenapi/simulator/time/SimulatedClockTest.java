/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Loop loop = new Loop(vertx);
    private final SimulatedClock clock = new SimulatedClock(vertx, true);
    private final Instant start = clock.now();
    private final List<String> kept = new ArrayList<>();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void everythingDueHappensInOrderAtItsOwnInstant() {
        clock.after(Duration.ofSeconds(20), () -> note("second"));
        clock.after(Duration.ofSeconds(10), () -> note("first"));
        clock.after(Duration.ofSeconds(31), () -> note("too late"));

        clock.advance(Duration.ofSeconds(30));

        assertThat(kept).containsExactly("first at 10", "second at 20");
        assertThat(clock.now()).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void whatIsArrangedMeanwhileHappensToo() {
        clock.after(Duration.ofSeconds(10), () -> clock.after(Duration.ofSeconds(10), () -> note("nested")));

        clock.advance(Duration.ofSeconds(20));

        assertThat(kept).containsExactly("nested at 20");
    }

    @Test
    void appointmentsOfOneInstantAreKeptInTheOrderOfTheirMaking() {
        clock.after(Duration.ofSeconds(1), () -> note("a"));
        clock.after(Duration.ofSeconds(1), () -> note("b"));

        clock.advance(Duration.ofSeconds(1));

        assertThat(kept).containsExactly("a at 1", "b at 1");
    }

    @Test
    void aCancelledAppointmentIsNotKept() {
        clock.after(Duration.ofSeconds(1), () -> note("cancelled")).cancel();

        clock.advance(Duration.ofSeconds(1));

        assertThat(kept).isEmpty();
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void realTimePassesByItselfUnlessTheClockIsManual() {
        SimulatedClock real = new SimulatedClock(vertx, false);
        AtomicBoolean soon = new AtomicBoolean();
        AtomicBoolean later = new AtomicBoolean();
        loop.run(() -> real.after(Duration.ofMillis(20), () -> soon.set(true)));
        loop.run(() -> real.after(Duration.ofHours(1), () -> later.set(true)));

        await().untilTrue(soon);
        assertThat(later).isFalse();
        loop.run(() -> real.advance(Duration.ofHours(1)));
        assertThat(later).isTrue();
        assertThat(clock.now()).isEqualTo(start);
    }

    private void note(String what) {
        kept.add(what + " at " + Duration.between(start, clock.now()).toSeconds());
    }
}
