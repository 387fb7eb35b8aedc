/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Credentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Repeats a read until its result is accepted, also after temporary failures. */
final class PollingCall<R> extends PendingCall<R> {

    // A read that hangs must not use up the time of those after it.
    private static final Duration ONE_READ = Duration.ofSeconds(30);

    private final CommandExecutor executor;
    private final Call.Until<R> until;
    private final Deadline deadline;

    PollingCall(
            CommandExecutor executor,
            CallContext context,
            Credentials credentials,
            String operation,
            Call.Until<R> until) {
        super(context, credentials, operation);
        this.executor = executor;
        this.until = until;
        this.deadline = Deadline.in(context.timer(), until.within());
    }

    @Override
    void step() {
        Duration timeout = deadline.allows(ONE_READ) ? ONE_READ : deadline.left();
        CompletableFuture<R> read = executor.execute(credentials, operation, until.call(), timeout);
        inProgress(() -> read.cancel(false));
        read.whenComplete(
                (value, failure) -> conclude(() -> judge(value, failure == null ? null : Failures.cause(failure))));
    }

    private void judge(R value, Throwable failure) {
        // A stop may end the read first; that says nothing about the state.
        if (executor.endIfStopped(this)) {
            return;
        }
        if (failure == null && until.accepted().test(value)) {
            result.complete(value);
        } else if (failure instanceof GreenApiException e && !e.kind().anotherSessionMayHelp()) {
            result.completeExceptionally(e);
        } else if (deadline.allows(until.pause())) {
            later(until.pause(), this::step);
        } else {
            fail(until.timeoutKind(), until.message());
        }
    }
}
