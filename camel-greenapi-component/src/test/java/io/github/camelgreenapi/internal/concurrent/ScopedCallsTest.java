/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is started in a scope ends in it, once, and not at all when the scope is cancelled. */
class ScopedCallsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTimer timer = new ManualTimer();
    private final TaskScope tasks = new TaskScope(Runnable::run, timer);
    private final List<String> done = new ArrayList<>();

    private void ask(CompletableFuture<String> call) {
        tasks.call(() -> call, (result, failure) -> done.add(failure == null ? result : failure.getMessage()));
    }

    private void await(CompletableFuture<String> stage) {
        tasks.await(stage, (result, failure) -> done.add(failure == null ? result : failure.getMessage()));
    }

    @Test
    void aTaskRunsAfterItsDelayUnlessItIsCancelled() {
        tasks.later(SECOND, () -> done.add("kept"));
        tasks.later(SECOND, () -> done.add("cancelled")).cancel();
        assertThat(timer.pending()).isOne();
        timer.advance(SECOND);

        assertThat(done).containsExactly("kept");
    }

    @Test
    void aCallEndsWithItsResultOrItsFailure() {
        CompletableFuture<String> call = new CompletableFuture<>();
        ask(call);
        assertThat(done).isEmpty();
        call.complete("result");
        ask(CompletableFuture.failedFuture(GreenApiException.of(GreenApiError.TIMEOUT, "late", null, null)));
        ask(CompletableFuture.failedFuture(new IllegalStateException("secret")));

        assertThat(done).hasSize(3).startsWith("result", "late");
        assertThat(done.get(2)).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void aCallThatCannotBeBegunEndsWithItsFailure() {
        tasks.call(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                (result, failure) -> done.add(failure.getMessage()));

        assertThat(done).singleElement().asString().contains("OutOfMemoryError");
    }

    @Test
    void aCallThatIsCancelledHasNoEnd() {
        CompletableFuture<String> call = new CompletableFuture<>();
        tasks.call(() -> call, (result, failure) -> done.add("answered")).cancel();

        assertThat(call).isCancelled();
        assertThat(done).isEmpty();
    }

    @Test
    void aCallThatOthersCancelHasNoEnd() {
        CompletableFuture<String> call = new CompletableFuture<>();
        ask(call);
        call.cancel(false);

        assertThat(done).isEmpty();
    }

    @Test
    void aCancelledScopeEndsWhatItBeganAndBeginsNothing() {
        CompletableFuture<String> call = new CompletableFuture<>();
        CompletableFuture<String> stage = new CompletableFuture<>();
        ask(call);
        await(stage);
        tasks.later(SECOND, () -> done.add("later"));

        tasks.cancel();
        tasks.later(SECOND, () -> done.add("later still")).cancel();
        tasks.call(
                        () -> {
                            done.add("asked");
                            return new CompletableFuture<String>();
                        },
                        (result, failure) -> done.add("answered"))
                .cancel();
        await(CompletableFuture.completedFuture("awaited"));
        stage.complete("ended");
        timer.advance(SECOND);

        assertThat(done).isEmpty();
        assertThat(call).isCancelled();
        assertThat(stage).isCompleted();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aScopeThatWasClearedGoesOn() {
        tasks.later(SECOND, () -> done.add("cleared"));
        tasks.clear();
        tasks.later(SECOND, () -> done.add("later"));
        await(CompletableFuture.completedFuture("awaited"));
        timer.advance(SECOND);

        assertThat(done).containsExactly("awaited", "later");
    }

    @Test
    void anAnswerThatIsOnItsWayWhenTheScopeIsCancelledIsDropped() {
        List<Runnable> strand = new ArrayList<>();
        TaskScope slow = new TaskScope(strand::add, timer);
        slow.call(() -> CompletableFuture.completedFuture("x"), (result, failure) -> done.add(result));
        slow.cancel();
        strand.forEach(Runnable::run);

        assertThat(done).isEmpty();
    }
}
