/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;

/** Watches linked accounts and reports when they are logged out. */
@FunctionalInterface
public interface LogoutWatch {

    /**
     * Begins to watch.
     *
     * @param loggedOut run once, on any thread, when the account is not linked any more
     * @return ends the watch
     */
    Cancellable watch(GreenApiAccount account, Runnable loggedOut);
}
