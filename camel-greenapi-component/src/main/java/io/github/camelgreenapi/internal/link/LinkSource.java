/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.function.Consumer;

/** Where one session's signals come from. All methods are to be called on the strand; the signals come on it too. */
interface LinkSource extends Cancellable {

    /**
     * Begins.
     *
     * @param begun told when the provider is asked, which is later where a turn must be waited for
     */
    void open(Runnable begun, Consumer<Signal> session);

    /** How much longer than the session's time to wait for the provider to say itself that it is over. */
    Duration grace();

    /** No more codes are wanted, only how it ends. */
    void enough();

    /** Ends it; no signal comes after that. */
    @Override
    void cancel();
}
