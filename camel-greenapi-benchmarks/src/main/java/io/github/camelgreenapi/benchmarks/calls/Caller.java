/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

/** A client that asks for a QR code of an account. */
interface Caller {

    String name();

    /**
     * Sends a request and returns at once, unless the client can only wait.
     *
     * @param lane which of the callers at the same time this is
     * @param done runs when the reply has been read
     */
    void call(int lane, int instance, Runnable done);

    /** Whether {@code call} returns only with the reply, so that each lane needs a thread. */
    default boolean waits() {
        return false;
    }

    default void close() {}
}
