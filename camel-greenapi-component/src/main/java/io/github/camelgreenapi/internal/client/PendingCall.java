/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.util.concurrent.CompletableFuture;

/** A multi-step call. Cancelling its future cancels the request or the wait in progress. */
abstract class PendingCall<R> {

    final Credentials credentials;
    final String operation;
    final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile Cancellable current = Cancellable.NOTHING;

    PendingCall(Credentials credentials, String operation) {
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
        step();
        return result;
    }

    abstract void step();

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
