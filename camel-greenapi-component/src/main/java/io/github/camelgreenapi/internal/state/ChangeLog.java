/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.LifeCycleLog;

/** Logs the changes of accounts' states. */
final class ChangeLog {

    private ChangeLog() {}

    static void log(StateChanged change) {
        LifeCycleLog log = LifeCycleLog.of(change.provider(), change.instance());
        AccountState.Value present = change.current().value();
        if (change.previous() == null) {
            log.step("is {}", present);
        } else if (present == AccountState.Value.NOT_AUTHORIZED) {
            log.event("was logged out, was {} before ({})", change.previous().value(), change.source());
        } else {
            log.event("is {}, was {} ({})", present, change.previous().value(), change.source());
        }
    }
}
