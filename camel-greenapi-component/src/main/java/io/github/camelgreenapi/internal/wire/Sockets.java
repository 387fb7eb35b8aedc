/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.net.URI;
import java.time.Duration;

/** Opens web sockets. */
public interface Sockets extends AutoCloseable {

    /**
     * Opens a socket; only the listener is notified of the outcome.
     *
     * @param uri holds the token, so it must not reach a text
     * @return closes the socket, also while it is still opening; the listener is notified then, too
     */
    Timer.Cancellable open(URI uri, Duration connectTimeout, Listener listener);

    @Override
    void close();

    /** Receives the messages of a socket, on any thread, but one call at a time. */
    interface Listener {

        /**
         * A whole message, put together from its frames; binary ones are read as UTF-8.
         *
         * @param taken run once this one was dealt with, on any thread; while much is not, no more comes, and the other
         *     side must wait
         */
        void message(String text, Runnable taken);

        /** The provider answered the opening with this reply instead. */
        void refused(Reply reply);

        /** The socket is closed, by whichever side, or could not be opened; nothing comes after it. */
        void closed(String reason);
    }
}
