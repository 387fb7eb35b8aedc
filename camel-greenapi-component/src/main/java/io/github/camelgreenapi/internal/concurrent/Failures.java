/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import java.util.concurrent.CompletionException;

/** What futures wrap failures in, taken off. */
public final class Failures {

    private Failures() {}

    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
