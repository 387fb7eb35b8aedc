/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.util.concurrent.CompletionException;

/** Unwraps the failures of futures, and reports those that nothing else takes. */
public final class Failures {

    private Failures() {}

    /** The failure without the wrapper that futures put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Gives a failure to the handler of this thread, which goes on. */
    public static void reportToThread(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** The failure as a {@link GreenApiException}; one of another kind keeps only its class's name. */
    public static GreenApiException known(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof GreenApiException known) {
            return known;
        }
        // Its message may quote a reply or an address.
        String message =
                GreenApiError.UNREACHABLE.meaning() + " (" + cause.getClass().getSimpleName() + ")";
        return GreenApiException.of(GreenApiError.UNREACHABLE, message, null, null);
    }
}
