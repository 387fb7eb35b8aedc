/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.function.Consumer;

/** The source of one session's signals. All methods must be called on the strand, where the signals arrive too. */
interface LinkSource extends Cancellable {

    /**
     * Opens the source.
     *
     * @param begun run when the provider is asked, which is later when a turn must be awaited
     */
    void open(Runnable begun, Consumer<Signal> onSignal);

    /** How long to wait, after the session's time, for the provider to report the end itself. */
    Duration grace();

    /** Stops asking for codes; only the outcome is wanted now. */
    void stopCodes();

    /** Closes the source; no signal arrives after that. */
    @Override
    void cancel();
}
