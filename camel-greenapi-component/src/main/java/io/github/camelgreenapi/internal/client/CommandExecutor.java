/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.HttpSender;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Makes calls: waits for the account's turn, sends, retries what only reads, and reads the reply, without ever holding
 * a thread.
 *
 * <p>Answers arrive on the executor. A failure is always a {@link GreenApiException}.
 */
public final class CommandExecutor {

    /** What all calls share. */
    record Tools(
            HttpSender ordinary,
            HttpSender longPolls,
            Pacer pacer,
            Timer timer,
            Executor executor,
            RandomGenerator random,
            CallListener watcher) {}

    private final Tools tools;

    public CommandExecutor(
            HttpSender ordinary,
            HttpSender longPolls,
            Pacer pacer,
            Timer timer,
            Executor executor,
            RandomGenerator random,
            CallListener watcher) {
        this.tools = new Tools(ordinary, longPolls, pacer, timer, executor, random, watcher);
    }

    /**
     * Gives a command.
     *
     * @param timeout for the whole of it, retries included, but for the time that the provider may hold a long poll
     * @return cancelling it gives the request up
     */
    public <R> CompletableFuture<R> give(GreenApiAccount account, Command<R> command, Duration timeout) {
        return make(account, command.operation(), command.on(account.provider()), timeout);
    }

    /** Makes a call on behalf of an operation. */
    public <R> CompletableFuture<R> make(GreenApiAccount account, String operation, Call<R> call, Duration timeout) {
        if (call instanceof RequestCall<R> ask) {
            return new RetryingCall<>(tools, account, operation, ask, timeout).run();
        }
        if (call instanceof Call.Then<?, R> then) {
            return inTurn(account, operation, then, timeout);
        }
        if (call instanceof Call.Until<R> until) {
            return new PollingCall<>(this, tools, account, operation, until).run();
        }
        if (call instanceof Call.Answered<R> answered) {
            return CompletableFuture.completedFuture(answered.answer());
        }
        Call.Unsupported<R> unsupported = (Call.Unsupported<R>) call;
        return CompletableFuture.failedFuture(
                PendingCall.failure(account, operation, GreenApiError.UNSUPPORTED, unsupported.instead()));
    }

    private <Q, R> CompletableFuture<R> inTurn(
            GreenApiAccount account, String operation, Call.Then<Q, R> then, Duration timeout) {
        Instant end = tools.timer().now().plus(timeout);
        CompletableFuture<R> both = new CompletableFuture<>();
        CompletableFuture<Q> first = make(account, operation, then.first(), timeout);
        givingUp(both, first);
        first.whenComplete((answer, failure) -> {
            if (failure != null) {
                both.completeExceptionally(Failures.cause(failure));
            } else if (!both.isDone()) {
                Duration left = Duration.between(tools.timer().now(), end);
                CompletableFuture<R> second = next(account, operation, then, answer, left);
                givingUp(both, second);
                second.whenComplete((last, broken) -> finish(both, last, broken));
            }
        });
        return both;
    }

    private <Q, R> CompletableFuture<R> next(
            GreenApiAccount account, String operation, Call.Then<Q, R> then, Q answer, Duration timeout) {
        try {
            return make(account, operation, then.next().apply(answer), timeout);
        } catch (RuntimeException e) {
            // An answer in a form nobody foresaw; the exception may quote it, so only its kind is kept.
            GreenApiError garbled = GreenApiError.GARBLED_REPLY;
            return CompletableFuture.failedFuture(PendingCall.failure(account, operation, garbled, garbled.meaning()));
        }
    }

    private static <R> void finish(CompletableFuture<R> future, R answer, Throwable failure) {
        if (failure == null) {
            future.complete(answer);
        } else {
            future.completeExceptionally(Failures.cause(failure));
        }
    }

    private static void givingUp(CompletableFuture<?> outer, CompletableFuture<?> inner) {
        outer.whenComplete((answer, failure) -> {
            if (outer.isCancelled()) {
                inner.cancel(false);
            }
        });
    }
}
