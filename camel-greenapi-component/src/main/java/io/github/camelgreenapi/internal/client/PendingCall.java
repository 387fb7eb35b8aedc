/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.util.concurrent.CompletableFuture;

/** An answer that is sought step by step; giving it up calls off the step that is under way. */
abstract class PendingCall<R> {

    final GreenApiAccount account;
    final String operation;
    final CompletableFuture<R> result = new CompletableFuture<>();

    private volatile Cancellable current = Cancellable.NOTHING;

    PendingCall(GreenApiAccount account, String operation) {
        this.account = account;
        this.operation = operation;
    }

    /** Begins. */
    final CompletableFuture<R> run() {
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                current.cancel();
            }
        });
        step();
        return result;
    }

    abstract void step();

    /** Names what is called off when the answer is given up: a request, or a wait. */
    final void going(Cancellable next) {
        current = next;
        if (result.isCancelled()) {
            next.cancel();
        }
    }

    final void fail(GreenApiError kind, String what) {
        result.completeExceptionally(failure(account, operation, kind, what));
    }

    /** A failure without a reply to blame. */
    static GreenApiException failure(GreenApiAccount account, String operation, GreenApiError kind, String what) {
        return new GreenApiException(
                kind,
                Dialect.of(account.provider()).title() + ", " + operation + " of instance " + account.instance() + ": "
                        + what,
                0,
                null,
                account.instance(),
                operation);
    }
}
