/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;

/** A state repository as the memory of one consumer's accounts. */
public final class RepositoryMemory implements AccountMemory {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StateRepository<String, String> repository;
    private final Executor threads;
    private final Timer timer;
    private final Executor reports;
    private final ExceptionHandler failures;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param threads may be blocked by the repository
     * @param reports calls the exception handler
     */
    RepositoryMemory(
            StateRepository<String, String> repository,
            Executor threads,
            Timer timer,
            Executor reports,
            ExceptionHandler failures) {
        this.repository = repository;
        this.threads = threads;
        this.timer = timer;
        this.reports = reports;
        this.failures = failures;
    }

    @Override
    public CompletableFuture<String> read(GreenApiAccount account, String topic) {
        return access(() -> repository.getState(key(account, topic)));
    }

    @Override
    public CompletableFuture<Void> write(GreenApiAccount account, String topic, String text) {
        return access(() -> {
            repository.setState(key(account, topic), text);
            return null;
        });
    }

    /** Such as {@code greenApi-1101000001-state}; it fits into a file's name and into a line of properties. */
    private static String key(GreenApiAccount account, String topic) {
        String instance = URLEncoder.encode(account.instance(), StandardCharsets.UTF_8);
        return account.provider().id() + "-" + instance + "-" + topic;
    }

    private <T> CompletableFuture<T> access(Supplier<T> access) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Cancellable late = timer.after(
                PATIENCE, () -> report(new TimeoutException("No answer for " + PATIENCE.toSeconds() + " seconds")));
        result.whenComplete((value, failure) -> late.cancel());
        try {
            threads.execute(() -> run(access, result));
        } catch (RejectedExecutionException e) {
            // The component has been stopped; the next process goes on after an earlier change.
            result.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            // No thread could be started; without an end, the account's events would wait for ever.
            result.completeExceptionally(e);
            report(e);
        }
        return result;
    }

    private <T> void run(Supplier<T> access, CompletableFuture<T> result) {
        try {
            T value = access.get();
            failing.set(false);
            result.complete(value);
        } catch (RuntimeException | Error e) {
            report(e);
            result.completeExceptionally(e);
        }
    }

    private void report(Throwable failure) {
        if (!failing.getAndSet(true)) {
            reports.execute(() -> failures.handleException(
                    "The stateRepository failed; it is tried again, and events may be repeated after a restart",
                    failure));
        }
    }
}
