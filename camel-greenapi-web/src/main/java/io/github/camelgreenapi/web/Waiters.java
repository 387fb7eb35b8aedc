/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Limits the number of requests that wait at a time.
 *
 * <p>The engines of {@code platform-http} keep a thread for each exchange, so that requests that wait must leave some
 * to the others; one that finds no place gets its response at once, and comes again soon.
 */
final class Waiters {

    private final Timer timer;
    private final int most;
    // Guarded by this.
    private int waiting;
    private boolean closed;

    Waiters(Timer timer, int most) {
        this.timer = timer;
        this.most = most;
    }

    /** Takes a place; false when there is none. */
    synchronized boolean enter() {
        if (closed || waiting >= most) {
            return false;
        }
        waiting++;
        return true;
    }

    synchronized int waiting() {
        return waiting;
    }

    synchronized void leave() {
        waiting--;
    }

    /** Lets nobody wait any more. */
    synchronized void close() {
        closed = true;
    }

    /** The response, or the other one when it is not there in time. */
    <T> CompletableFuture<T> atMost(Duration time, CompletableFuture<T> response, T otherwise) {
        if (response.isDone()) {
            return response;
        }
        if (!enter()) {
            return CompletableFuture.completedFuture(otherwise);
        }
        CompletableFuture<T> first = response.copy();
        Cancellable end = timer.after(time, () -> first.complete(otherwise));
        return first.whenComplete((any, failure) -> {
            end.cancel();
            leave();
        });
    }
}
