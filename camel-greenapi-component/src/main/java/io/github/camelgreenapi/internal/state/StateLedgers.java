/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.provider.AccountKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ledgers of all accounts, one per account, shared by all consumers. */
public final class StateLedgers {

    private final Map<AccountKey, StateLedger> ledgers = new ConcurrentHashMap<>();

    public StateLedger of(GreenApiAccount account) {
        return ledgers.computeIfAbsent(AccountKey.of(account), key -> new StateLedger());
    }

    /** Has an account's state polled soon, if a consumer polls it. */
    public void requestPoll(GreenApiAccount account) {
        StateLedger ledger = ledgers.get(AccountKey.of(account));
        if (ledger != null) {
            ledger.requestPoll();
        }
    }

    /** The states in which accounts were last seen. */
    public Map<AccountKey, AccountState.Value> states() {
        Map<AccountKey, AccountState.Value> states = new HashMap<>();
        ledgers.forEach((account, ledger) -> ledger.current()
                .ifPresent(change -> states.put(account, change.current().value())));
        return states;
    }

    /** Drops what is recorded of a removed account. */
    public void forget(GreenApiAccount account) {
        ledgers.remove(AccountKey.of(account));
    }
}
