/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Accounts whose calls hang hold up no other account, and little of their own. */
@Timeout(60)
class FairShareTest {

    private static final int HANGING = 5_000;
    private static final int PER_ACCOUNT = 8;
    private static final int WAITING = 64;

    private final Vertx vertx = VertxClients.newVertx();
    private final SenderFixture sender = new SenderFixture();
    private final AtomicInteger arrived = new AtomicInteger();
    private String server;

    @BeforeEach
    void start() {
        HttpServer http = vertx.createHttpServer()
                .requestHandler(request -> {
                    arrived.incrementAndGet();
                    if (!request.path().startsWith("/hanging")) {
                        request.response().end("{}");
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        server = "http://127.0.0.1:" + http.actualPort();
    }

    @AfterEach
    void stop() {
        sender.close();
        vertx.close();
    }

    private List<CompletableFuture<Reply>> hang(int accounts, int calls) {
        List<CompletableFuture<Reply>> hanging = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            for (int call = 0; call < calls; call++) {
                hanging.add(sender.get("hanging" + i, server + "/hanging"));
            }
        }
        return hanging;
    }

    private Duration call() throws Exception {
        long begin = System.nanoTime();
        sender.reply(sender.get("healthy", server));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aHealthyCallDoesNotWaitBehindFiveThousandHangingOnes() throws Exception {
        hang(HANGING, 1);
        await().until(() -> arrived.get() == HANGING);
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            took.add(call());
        }

        took.sort(null);
        assertThat(took.get(25)).isLessThan(Duration.ofMillis(100));
        assertThat(sender.timer.pending()).isEqualTo(HANGING);
    }

    @Test
    void anAccountHoldsABoundedNumberOfConnections() throws Exception {
        hang(1, PER_ACCOUNT + WAITING);
        call();

        await().until(() -> arrived.get() == PER_ACCOUNT + 1);
    }

    @Test
    void whatIsTooManyOfOneAccountIsRejectedAtOnceAndSaysSo() throws Exception {
        hang(1, PER_ACCOUNT + WAITING);
        ConnectionLostException rejection = sender.lost(sender.get("hanging0", server + "/hanging"));

        assertThat(rejection.isRejected()).isTrue();
        assertThat(rejection).hasMessage("8 requests of this account are under way and 64 wait");
    }

    @Test
    void whatWaitsIsLateInTimeAndLeavesNothingBehind() throws Exception {
        List<CompletableFuture<Reply>> hanging = hang(1, PER_ACCOUNT + WAITING);
        sender.timer.advance(SenderFixture.LONG);

        for (CompletableFuture<Reply> reply : hanging) {
            assertThat(sender.lost(reply).isLate()).isTrue();
        }
        assertThat(sender.reply(sender.get("hanging0", server)).text()).isEqualTo("{}");
        assertThat(sender.timer.pending()).isZero();
    }

    @Test
    void cancellingMakesRoomForWhatWaits() throws Exception {
        List<CompletableFuture<Reply>> hanging = hang(1, PER_ACCOUNT);
        CompletableFuture<Reply> waiting = sender.get("hanging0", server);
        await().until(() -> arrived.get() == PER_ACCOUNT);
        assertThat(waiting).isNotDone();
        hanging.get(3).cancel(false);

        assertThat(waiting.get(10, TimeUnit.SECONDS).text()).isEqualTo("{}");
    }

    @Test
    void closingEndsWhatIsUnderWayAndWhatWaits() throws Exception {
        List<CompletableFuture<Reply>> hanging = hang(20, PER_ACCOUNT + WAITING);
        sender.close();

        for (CompletableFuture<Reply> reply : hanging) {
            assertThat(sender.lost(reply)).hasMessage("closed");
        }
        assertThat(sender.timer.pending()).isZero();
    }
}
