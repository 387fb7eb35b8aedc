/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskScopeTest {

    private final ManualTimer timer = new ManualTimer();
    private final TaskScope scope = new TaskScope(Runnable::run, timer);
    private final TreeSet<Integer> done = new TreeSet<>();

    private Cancellable later(int seconds) {
        return scope.later(Duration.ofSeconds(seconds), () -> done.add(seconds));
    }

    @Test
    void whateverIsCancelledTheOthersAreDone() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            done.clear();
            List<Cancellable> tasks = new ArrayList<>();
            TreeSet<Integer> left = new TreeSet<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(later(i + 1));
                left.add(i + 1);
            }
            for (int i = 0; i < random.nextInt(8); i++) {
                int number = random.nextInt(6);
                tasks.get(number).cancel();
                left.remove(number + 1);
            }
            timer.advance(Duration.ofSeconds(7));

            assertThat(done).as("seed " + seed).isEqualTo(left);
        }
    }

    @Test
    void clearCancelsWhatCancellingLeavesAndKeepsWhatItAdds() {
        CompletableFuture<String> call = new CompletableFuture<>();
        Cancellable removed = later(1);
        later(2);
        scope.call(() -> call, (result, failure) -> done.add(100));
        call.whenComplete((result, failure) -> {
            removed.cancel();
            later(3);
        });
        scope.clear();
        timer.advance(Duration.ofSeconds(4));

        assertThat(call).isCancelled();
        assertThat(done).containsExactly(3);
    }

    @Test
    void nothingBeginsInAScopeThatWasCancelled() {
        scope.cancel();
        later(1);
        timer.advance(Duration.ofSeconds(2));

        assertThat(done).isEmpty();
    }
}
