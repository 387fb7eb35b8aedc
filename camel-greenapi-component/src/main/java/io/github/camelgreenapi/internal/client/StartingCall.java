/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Credentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A call that is repeated while a new instance refuses its credentials. */
final class StartingCall<R> extends PendingCall<R> {

    // An instance is created in tens of seconds, sometimes in minutes.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CommandExecutor executor;
    private final Call.Starting<R> starting;
    private final Duration timeout;
    private final Deadline deadline;
    // Written by one try after the other.
    private Duration pause = FIRST_PAUSE;

    /** @param timeout for each try */
    StartingCall(
            CommandExecutor executor,
            CallContext context,
            Credentials credentials,
            String operation,
            Call.Starting<R> starting,
            Duration timeout) {
        super(context, credentials, operation);
        this.executor = executor;
        this.starting = starting;
        this.timeout = timeout;
        this.deadline = Deadline.in(context.timer(), starting.within());
    }

    @Override
    void step() {
        CompletableFuture<R> call = executor.execute(credentials, operation, starting.call(), timeout);
        inProgress(() -> call.cancel(false));
        call.whenComplete(
                (value, failure) -> conclude(() -> judge(value, failure == null ? null : Failures.cause(failure))));
    }

    private void judge(R value, Throwable failure) {
        boolean isNew = failure == null
                ? !starting.accepted().test(value)
                : failure instanceof GreenApiException refusal && isRefusalOfNewInstance(refusal.kind());
        if (isNew && deadline.allows(pause)) {
            later(pause, this::step);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        } else if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private static boolean isRefusalOfNewInstance(GreenApiError kind) {
        return kind == GreenApiError.UNAUTHORIZED || kind == GreenApiError.SUBSCRIPTION_EXPIRED;
    }
}
