/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

class RepositoryMemoryTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.Z_API, "3C=01 é", null, "token", null, Map.of());

    private final ManualTimer timer = new ManualTimer();
    private final Rows repository = new Rows();
    private final Deque<Runnable> blocked = new ArrayDeque<>();
    private final List<Throwable> reported = new ArrayList<>();
    private final RepositoryMemory memory =
            new RepositoryMemory(repository, blocked::add, timer, Runnable::run, new Reports());

    private void runAll() {
        while (!blocked.isEmpty()) {
            blocked.remove().run();
        }
    }

    @Test
    void aTextIsReadByTheSameAccountAndTopicOnly() {
        memory.write(ACCOUNT, "state", "text");
        CompletableFuture<String> same = memory.read(ACCOUNT, "state");
        CompletableFuture<String> other = memory.read(ACCOUNT, "phone");
        runAll();

        assertThat(same).isCompletedWithValue("text");
        assertThat(other).isCompletedWithValue(null);
        assertThat(repository.keys).containsOnly("zApi-3C%3D01+%C3%A9-state", "zApi-3C%3D01+%C3%A9-phone");
    }

    @Test
    void anOutageIsReportedOnceAndTheNextOneAgain() {
        for (boolean fails : new boolean[] {true, true, false, true}) {
            repository.fails = fails;
            memory.read(ACCOUNT, "state");
            runAll();
        }

        assertThat(reported).hasSize(2).allMatch(IllegalStateException.class::isInstance);
    }

    @Test
    void aRepositoryThatHangsIsReportedAndMayAnswerLate() {
        CompletableFuture<String> answer = memory.read(ACCOUNT, "state");
        timer.advance(Duration.ofSeconds(11));
        assertThat(reported).singleElement().isInstanceOf(TimeoutException.class);
        assertThat(answer).isNotDone();

        runAll();

        assertThat(answer).isCompleted();
        assertThat(timer.pending()).isZero();
    }

    private static final class Rows extends MemoryStateRepository {

        private final List<String> keys = new ArrayList<>();
        private boolean fails;

        @Override
        public String getState(String key) {
            keys.add(key);
            if (fails) {
                throw new IllegalStateException("The repository fails");
            }
            return super.getState(key);
        }
    }

    private final class Reports implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            reported.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            reported.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            reported.add(exception);
        }
    }

    @Test
    void aLackOfThreadsIsReportedAndLeavesNothingWithoutItsEnd() {
        RepositoryMemory starved = new RepositoryMemory(
                repository,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                timer,
                Runnable::run,
                new Reports());

        assertThat(starved.write(ACCOUNT, "state", "text")).isCompletedExceptionally();
        assertThat(reported).singleElement().isInstanceOf(OutOfMemoryError.class);
        assertThat(timer.pending()).isZero();
    }
}
