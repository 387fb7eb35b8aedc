/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.provider.Signal;
import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Where a session's signals come from. */
interface LinkSource {

    /**
     * Begins. To be called on the session's strand; the signals come on it too.
     *
     * @return ends it, on the strand; nothing comes after that
     */
    Cancellable open(Executor strand, Consumer<Signal> session);

    /** How much longer than the session's time to wait for the provider to say itself that it is over. */
    Duration grace();
}
