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
     * @param begun told when the provider is asked, which is later where a turn must be waited for
     * @return ends it, on the strand; nothing comes after that
     */
    Cancellable open(Executor strand, Runnable begun, Consumer<Signal> session);

    /** How much longer than the session's time to wait for the provider to say itself that it is over. */
    Duration grace();
}
