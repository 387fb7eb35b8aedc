/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.concurrent.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A read that is repeated until it is good; passing failures count as not good yet. */
final class PollingCall<R> extends PendingCall<R> {

    // A read that hangs must not use up the time of those after it.
    private static final Duration ONE_READ = Duration.ofSeconds(30);

    private final CommandExecutor caller;
    private final CommandExecutor.Tools tools;
    private final Call.Until<R> until;
    private final Instant end;

    PollingCall(
            CommandExecutor caller,
            CommandExecutor.Tools tools,
            GreenApiAccount account,
            String operation,
            Call.Until<R> until) {
        super(account, operation);
        this.caller = caller;
        this.tools = tools;
        this.until = until;
        this.end = tools.timer().now().plus(until.within());
    }

    @Override
    void step() {
        if (result.isDone()) {
            return;
        }
        Duration left = Duration.between(tools.timer().now(), end);
        CompletableFuture<R> read =
                caller.make(account, operation, until.call(), left.compareTo(ONE_READ) < 0 ? left : ONE_READ);
        going(() -> read.cancel(false));
        read.whenComplete((answer, failure) -> judge(answer, failure == null ? null : Failures.cause(failure)));
    }

    private void judge(R answer, Throwable failure) {
        if (failure == null && until.good().test(answer)) {
            result.complete(answer);
        } else if (failure instanceof GreenApiException e && !e.kind().anotherSessionMayHelp()) {
            result.completeExceptionally(e);
        } else if (tools.timer().now().plus(until.pause()).isBefore(end)) {
            going(tools.timer().after(until.pause(), () -> tools.executor().execute(this::step)));
        } else {
            fail(until.otherwise(), until.complaint());
        }
    }
}
