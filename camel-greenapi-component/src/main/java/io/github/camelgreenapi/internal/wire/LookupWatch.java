/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.vertx.core.impl.VertxInternal;

/**
 * Notices that the look-up of a host's name hangs, as opposed to a connection that is slow. It belongs to the event
 * loop.
 */
final class LookupWatch {

    // A look-up takes milliseconds, and so does a connection in most of the world. This passes twice: before it is
    // asked whether the look-up hangs, and before a missing answer says so.
    private static final long PATIENCE_MILLIS = 500;

    private final VertxInternal vertx;
    private final String host;
    private final Runnable hangs;
    private long timer;

    /** @param hangs run once, on the event loop, if the look-up of this host takes more than a second */
    LookupWatch(VertxInternal vertx, String host, Runnable hangs) {
        this.vertx = vertx;
        this.host = host;
        this.hangs = hangs;
        timer = vertx.setTimer(PATIENCE_MILLIS, late -> ask());
    }

    // On an event loop, a name is looked up once at a time: while the connection waits for that, so does this.
    private void ask() {
        timer = vertx.setTimer(PATIENCE_MILLIS, late -> hangs.run());
        vertx.resolveAddress(host, answer -> cancel());
    }

    void cancel() {
        vertx.cancelTimer(timer);
    }
}
