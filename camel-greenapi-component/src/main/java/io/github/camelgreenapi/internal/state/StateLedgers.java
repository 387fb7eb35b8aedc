/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ledgers of all accounts, one an account, whichever consumer asks for it. */
public final class StateLedgers {

    private final Map<String, StateLedger> ledgers = new ConcurrentHashMap<>();

    public StateLedger of(GreenApiAccount account) {
        return ledgers.computeIfAbsent(key(account), key -> new StateLedger());
    }

    /** Has an account looked at soon, if anybody watches it. */
    public void doubt(GreenApiAccount account) {
        StateLedger ledger = ledgers.get(key(account));
        if (ledger != null) {
            ledger.doubt();
        }
    }

    /** How many accounts are in this state, as far as is known. */
    public int count(AccountState.Value state) {
        return (int) ledgers.values().stream()
                .flatMap(ledger -> ledger.current().stream())
                .filter(change -> change.current().value() == state)
                .count();
    }

    /** Drops what is kept of an account that is gone. */
    public void forget(GreenApiAccount account) {
        ledgers.remove(key(account));
    }

    private static String key(GreenApiAccount account) {
        return account.provider() + " " + Dialect.of(account.provider()).base(account) + " " + account.instance();
    }
}
