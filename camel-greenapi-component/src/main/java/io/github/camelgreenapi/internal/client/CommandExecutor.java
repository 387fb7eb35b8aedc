/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Executes commands and calls: waits for the account's turn, sends, retries what only reads, and reads the reply,
 * without ever holding a thread.
 *
 * <p>Results arrive on the context's executor. A failure is always a {@link GreenApiException}, except of a call that
 * is cancelled.
 */
public final class CommandExecutor implements AutoCloseable {

    private final CallContext context;
    private final Set<PendingCall<?>> pending = ConcurrentHashMap.newKeySet();
    // Ends a call that begins too late; null as long as calls may begin.
    private volatile Consumer<PendingCall<?>> end;

    public CommandExecutor(CallContext context) {
        this.context = context;
    }

    /**
     * Executes a command.
     *
     * @param timeout for all of it, retries included, except the time for which the provider may hold a long poll
     * @return cancelling it cancels the request
     */
    public <R> CompletableFuture<R> execute(Credentials credentials, Command<R> command, Duration timeout) {
        return execute(credentials, command.operation(), command.on(credentials.provider()), timeout);
    }

    /** Executes a command that an account's own token is enough for. */
    public <R> CompletableFuture<R> execute(GreenApiAccount account, Command<R> command, Duration timeout) {
        return execute(Credentials.of(account), command, timeout);
    }

    /** Executes a call that an account's own token is enough for, on behalf of an operation. */
    public <R> CompletableFuture<R> execute(GreenApiAccount account, String operation, Call<R> call, Duration timeout) {
        return execute(Credentials.of(account), operation, call, timeout);
    }

    /** Executes a call on behalf of an operation. */
    public <R> CompletableFuture<R> execute(Credentials credentials, String operation, Call<R> call, Duration timeout) {
        if (call instanceof RequestCall<R> request) {
            return run(new RetryingCall<>(context, credentials, operation, request, timeout));
        }
        if (call instanceof Call.Then<?, R> then) {
            return inTurn(credentials, operation, then, timeout);
        }
        if (call instanceof Call.Until<R> until) {
            return run(new PollingCall<>(this, context, credentials, operation, until));
        }
        if (call instanceof Call.Starting<R> starting) {
            return run(new StartingCall<>(this, context, credentials, operation, starting, timeout));
        }
        if (call instanceof Call.Failing<R> failing) {
            return explained(execute(credentials, operation, failing.call(), timeout), failing.explanation());
        }
        if (call instanceof Call.Answered<R> answered) {
            return CompletableFuture.completedFuture(answered.value());
        }
        Call.Unsupported<R> unsupported = (Call.Unsupported<R>) call;
        return CompletableFuture.failedFuture(
                PendingCall.failure(credentials, operation, GreenApiError.UNSUPPORTED, unsupported.instead()));
    }

    private <R> CompletableFuture<R> run(PendingCall<R> call) {
        pending.add(call);
        endIfStopped(call);
        return call.run(() -> pending.remove(call));
    }

    /** Ends a call when calls may not go on; returns whether that is so. */
    boolean endIfStopped(PendingCall<?> call) {
        Consumer<PendingCall<?>> how = end;
        if (how != null) {
            how.accept(call);
        }
        return how != null;
    }

    private <Q, R> CompletableFuture<R> inTurn(
            Credentials credentials, String operation, Call.Then<Q, R> then, Duration timeout) {
        Deadline deadline = Deadline.in(context.timer(), timeout);
        CompletableFuture<R> both = new CompletableFuture<>();
        CompletableFuture<Q> first = execute(credentials, operation, then.first(), timeout);
        cancelWith(both, first);
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                both.completeExceptionally(Failures.cause(failure));
            } else if (!both.isDone()) {
                CompletableFuture<R> second = next(credentials, operation, then, value, deadline.left());
                cancelWith(both, second);
                second.whenComplete((last, broken) -> finish(both, last, broken));
            }
        });
        return both;
    }

    private <Q, R> CompletableFuture<R> next(
            Credentials credentials, String operation, Call.Then<Q, R> then, Q value, Duration timeout) {
        try {
            return execute(credentials, operation, then.next().apply(value), timeout);
        } catch (GreenApiException e) {
            return CompletableFuture.failedFuture(e);
        } catch (RuntimeException | Error e) {
            // A reply in an unforeseen form; the exception may quote it, so only its kind is kept.
            GreenApiError garbled = GreenApiError.GARBLED_REPLY;
            return CompletableFuture.failedFuture(
                    PendingCall.failure(credentials, operation, garbled, garbled.meaning()));
        }
    }

    private static <R> CompletableFuture<R> explained(
            CompletableFuture<R> call, UnaryOperator<GreenApiException> explanation) {
        CompletableFuture<R> outer = new CompletableFuture<>();
        cancelWith(outer, call);
        call.whenComplete((value, failure) -> finish(outer, value, explained(failure, explanation)));
        return outer;
    }

    private static Throwable explained(Throwable failure, UnaryOperator<GreenApiException> explanation) {
        try {
            return failure != null && Failures.cause(failure) instanceof GreenApiException known
                    ? explanation.apply(known)
                    : failure;
        } catch (RuntimeException | Error e) {
            // Without the explanation the call has an end, too.
            return failure;
        }
    }

    private static <R> void finish(CompletableFuture<R> future, R value, Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(Failures.cause(failure));
        }
    }

    private static void cancelWith(CompletableFuture<?> outer, CompletableFuture<?> inner) {
        outer.whenComplete((value, failure) -> {
            if (outer.isCancelled()) {
                inner.cancel(false);
            }
        });
    }

    /** Fails every call that has not ended, and every later one. */
    @Override
    public void close() {
        end(PendingCall::stopped);
    }

    /**
     * Cancels every call that has not ended, and every later one, for callers that do not report a stop as a failure.
     */
    public void cancel() {
        end(call -> call.result.cancel(false));
    }

    private void end(Consumer<PendingCall<?>> how) {
        end = how;
        List.copyOf(pending).forEach(how);
    }
}
