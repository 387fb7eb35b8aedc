/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A multi-step call. Cancelling its future cancels the request or the wait in progress. */
abstract class PendingCall<R> {

    final CallContext context;
    final Credentials credentials;
    final String operation;
    final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile Cancellable current = Cancellable.NOTHING;

    PendingCall(CallContext context, Credentials credentials, String operation) {
        this.context = context;
        this.credentials = credentials;
        this.operation = operation;
    }

    /**
     * Begins the call.
     *
     * @param ended run when it has ended, however
     */
    final CompletableFuture<R> run(Runnable ended) {
        result.whenComplete((value, failure) -> {
            ended.run();
            if (failure != null) {
                current.cancel();
            }
        });
        advance(this::step);
        return result;
    }

    /** Begins the next request, or ends the call when there is to be none. */
    abstract void step();

    // Nothing may leave a call without its end, not even a lack of memory.
    private void advance(Runnable step) {
        try {
            if (!result.isDone()) {
                step.run();
            }
        } catch (RuntimeException | Error e) {
            fail(GreenApiError.UNREACHABLE, GreenApiError.UNREACHABLE.meaning() + " (not sent)");
            Failures.reportToThread(e);
        }
    }

    /** Goes on after a pause, unless the call has ended by then. */
    final void later(Duration pause, Runnable step) {
        inProgress(context.timer().after(pause, () -> context.executor().execute(() -> advance(step))));
    }

    /** Runs what a reply leads to. If it fails, the reply is garbled; the failure is not kept, as it may quote it. */
    final void conclude(Runnable judgement) {
        try {
            judgement.run();
        } catch (RuntimeException | Error e) {
            fail(GreenApiError.GARBLED_REPLY, GreenApiError.GARBLED_REPLY.meaning());
        }
    }

    /** Ends the call at a stop of the component. */
    final void stopped() {
        fail(GreenApiError.UNREACHABLE, "the component was stopped before the reply came");
    }

    /** Names what to cancel when the call is cancelled: a request or a wait. */
    final void inProgress(Cancellable next) {
        current = next;
        if (result.isDone()) {
            next.cancel();
        }
    }

    final void fail(GreenApiError kind, String message) {
        result.completeExceptionally(failure(credentials, operation, kind, message));
    }

    /** A failure without a reply behind it. */
    static GreenApiException failure(Credentials credentials, String operation, GreenApiError kind, String message) {
        String title = Dialect.of(credentials.provider()).title();
        return GreenApiException.of(
                kind,
                title + ", " + operation + credentials.ofInstance() + ": " + message,
                credentials.instance(),
                operation);
    }
}
