/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.provider.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StateLedgersTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final StateLedgers ledgers = new StateLedgers();
    private final GreenApiAccount account = account("1101");

    private static GreenApiAccount account(String instance) {
        return new GreenApiAccount(Provider.GREEN_API, instance, null, "token", null, Map.of());
    }

    private void polled(AccountState.Value value) {
        AccountState state = new AccountState(Provider.GREEN_API, "1101", AT, value, "word", null);
        ledgers.of(account).recordPoll(state, List.of(), ledgers.of(account).number());
    }

    @Test
    void anAccountHasOneLedgerUntilItIsForgotten() {
        StateLedger ledger = ledgers.of(account);

        assertThat(ledgers.of(account("1101"))).isSameAs(ledger);
        assertThat(ledgers.of(account("1102"))).isNotSameAs(ledger);
        ledgers.forget(account);
        assertThat(ledgers.of(account)).isNotSameAs(ledger);
    }

    @Test
    void theStatesAreThoseThatWereSeen() {
        ledgers.of(account("1102"));
        assertThat(ledgers.states()).isEmpty();

        polled(AccountState.Value.AUTHORIZED);

        assertThat(ledgers.states()).containsExactly(Map.entry(AccountKey.of(account), AccountState.Value.AUTHORIZED));
        assertThat(ledgers.of(account).current()).isPresent();
    }

    @Test
    void aPollIsWantedOnlyWhereSomebodyPolls() {
        AtomicInteger wanted = new AtomicInteger();
        ledgers.requestPoll(account);
        assertThat(ledgers.states()).isEmpty();

        ledgers.of(account).addListener(0, new StateLedger.Listener() {
            @Override
            public void pollWanted() {
                wanted.incrementAndGet();
            }
        });
        ledgers.requestPoll(account);
        ledgers.requestPoll(account("1102"));

        assertThat(wanted).hasValue(1);
    }
}
