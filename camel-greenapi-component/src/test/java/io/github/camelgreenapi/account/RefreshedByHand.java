/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/** Accounts that are read from a source when the test's time has come. */
public final class RefreshedByHand {

    private RefreshedByHand() {}

    public static RefreshingGreenApiAccounts of(
            Supplier<Collection<GreenApiAccount>> source, Duration interval, Timer timer) {
        return new RefreshingGreenApiAccounts(
                source,
                interval,
                (delay, task) -> {
                    Timer.Cancellable pending = timer.after(delay, task);
                    return pending::cancel;
                },
                () -> {});
    }
}
