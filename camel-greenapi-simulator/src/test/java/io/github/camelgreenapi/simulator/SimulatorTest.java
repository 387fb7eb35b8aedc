/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final int MANY = 1000;

    @Test
    void theFirstAccountsAreKnownBeforehand() {
        try (Simulator simulator = Simulator.start()) {
            assertThat(simulator.url()).isEqualTo("http://127.0.0.1:" + simulator.port());
            assertThat(simulator.greenApi().instance()).isEqualTo("1101000001");
            assertThat(simulator.greenApi().token()).isEqualTo("d75b3a66374942c5b3c019c698abc2067e151558acbd412345");
            assertThat(simulator.greenApi().clientToken()).isNull();
            assertThat(simulator.zApi().instance()).isEqualTo("3C01A1B2C3D4E5F60718293A4B5C6D7E");
            assertThat(simulator.zApi().token()).isEqualTo("F0E1D2C3B4A5968778695A4B");
            assertThat(simulator.zApi().clientToken()).isEqualTo("F1client0token");
            assertThatThrownBy(() -> simulator.account("77")).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void idsCountUp() {
        try (Simulator simulator = Simulator.builder().instances(200).start()) {
            assertThat(simulator.accounts()).hasSize(400);
            assertThat(simulator.account("1101000200").state()).isEqualTo("notAuthorized");
            assertThat(simulator.account("3C01A1B2C3D4E5F60718293A4B5C6E45").state())
                    .isEqualTo("notAuthorized");
        }
    }

    @Test
    void accountsAreAddedAtRunTimeButNotTwice() {
        try (Simulator simulator = Simulator.start()) {
            assertThat(simulator.addGreenApi("710700000001").state()).isEqualTo("notAuthorized");
            assertThat(simulator.addZApi("ABC").state()).isEqualTo("notAuthorized");
            assertThatThrownBy(() -> simulator.addZApi("ABC")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> simulator.addGreenApi("letters")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void twoOfThemShareNothing() {
        try (Simulator one = Simulator.start();
                Simulator other = Simulator.start()) {
            one.greenApi().scanCurrent("441234567890");
            one.advance(Duration.ofHours(1));

            assertThat(other.greenApi().state()).isEqualTo("notAuthorized");
            assertThat(other.now()).isBefore(one.now());
        }
    }

    @Test
    void aTakenPortIsAClearFailure() {
        try (Simulator simulator = Simulator.start()) {
            assertThatThrownBy(() -> Simulator.builder().port(simulator.port()).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + simulator.port());
        }
    }

    @Test
    void aClosedOneCanStillBeInspected() {
        Simulator simulator = Simulator.start();
        SimulatedAccount account = simulator.greenApi();
        new Http(simulator.url()).get(Http.path(account, "getStateInstance"));
        simulator.close();

        assertThat(account.requestLog()).hasSize(1);
        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @Test
    void itStartsInLessThanASecond() {
        Simulator.start().close();
        long begin = System.nanoTime();
        Simulator.start().close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aThousandSocketsNeedNoThreadMore() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(2 * MANY));
        try (Simulator simulator =
                Simulator.builder().instances(MANY).manualTime().start()) {
            AtomicInteger codes = new AtomicInteger();
            AtomicInteger links = new AtomicInteger();
            AtomicInteger others = new AtomicInteger();
            open(client, simulator, simulator.greenApi(), codes, links, others);
            await().until(() -> codes.get() == 1);
            int before = threads();

            simulator.accounts().stream()
                    .filter(account -> account.clientToken() == null)
                    .skip(1)
                    .forEach(account -> open(client, simulator, account, codes, links, others));

            await().atMost(Duration.ofSeconds(30)).until(() -> codes.get() == MANY);
            assertThat(simulator.accounts().stream()
                            .mapToInt(SimulatedAccount::sessions)
                            .sum())
                    .isEqualTo(MANY);
            assertThat(threads()).isLessThan(before + 5);

            simulator.advance(Duration.ofSeconds(20));
            await().atMost(Duration.ofSeconds(30)).until(() -> codes.get() == 2 * MANY);
            simulator.accounts().stream()
                    .filter(account -> account.clientToken() == null)
                    .forEach(account ->
                            assertThat(account.scanCurrent("441234567890")).isTrue());
            await().atMost(Duration.ofSeconds(30)).until(() -> links.get() == MANY);
            assertThat(others).hasValue(0);
        } finally {
            vertx.close();
        }
    }

    private static void open(
            WebSocketClient client,
            Simulator simulator,
            SimulatedAccount account,
            AtomicInteger codes,
            AtomicInteger links,
            AtomicInteger others) {
        client.connect(simulator.port(), "127.0.0.1", Http.path(account, "scanqrcode"))
                .onFailure(refused -> others.incrementAndGet())
                .onSuccess(socket -> socket.textMessageHandler(frame -> {
                    boolean code = frame.startsWith("{\"type\":\"qrCode\"");
                    boolean link = frame.startsWith("{\"type\":\"accountData\"");
                    (code ? codes : link ? links : others).incrementAndGet();
                }));
    }

    /** Threads of the two event loops and whatever they may have started. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert.x"))
                .count();
    }
}
