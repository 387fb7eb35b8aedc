/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A memory that takes its time, and fails or hangs when a test wants it to. */
final class FakeMemory implements AccountMemory {

    private static final Duration LATENCY = Duration.ofMillis(20);

    final Map<String, String> texts = new HashMap<>();
    int failures;
    int reads;
    int writes;
    boolean hangs;

    private final Timer timer;
    private final List<Timer.Cancellable> pending = new ArrayList<>();

    FakeMemory(Timer timer) {
        this.timer = timer;
    }

    @Override
    public CompletableFuture<String> read(GreenApiAccount account, String topic) {
        reads++;
        CompletableFuture<String> result = new CompletableFuture<>();
        answer(result, () -> result.complete(texts.get(key(account, topic))));
        return result;
    }

    @Override
    public CompletableFuture<Void> write(GreenApiAccount account, String topic, String text) {
        writes++;
        CompletableFuture<Void> result = new CompletableFuture<>();
        answer(result, () -> {
            texts.put(key(account, topic), text);
            result.complete(null);
        });
        return result;
    }

    private void answer(CompletableFuture<?> result, Runnable success) {
        if (hangs) {
            return;
        }
        boolean fails = failures > 0;
        failures -= fails ? 1 : 0;
        pending.add(timer.after(
                LATENCY,
                fails ? () -> result.completeExceptionally(new IllegalStateException("The memory fails")) : success));
    }

    boolean hasAny() {
        return !texts.isEmpty();
    }

    /** Drops what is under way, as the end of a process does. */
    void forgetWrites() {
        pending.forEach(Timer.Cancellable::cancel);
        pending.clear();
    }

    private static String key(GreenApiAccount account, String topic) {
        return account.instance() + "-" + topic;
    }
}
