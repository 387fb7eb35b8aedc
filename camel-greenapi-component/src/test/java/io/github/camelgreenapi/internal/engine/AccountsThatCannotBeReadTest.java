/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsThatCannotBeReadTest {

    private final GreenApiAccount account =
            new GreenApiAccount(Provider.GREEN_API, "1101000001", null, "token", null, Map.of());
    private final List<GreenApiAccounts.Listener> listeners = new ArrayList<>();
    private final List<String> served = new ArrayList<>();

    /** Fails when it is asked for an account. */
    private final GreenApiAccounts accounts = new GreenApiAccounts() {
        @Override
        public Optional<GreenApiAccount> find(String instance) {
            throw new IllegalStateException("The table is locked");
        }

        @Override
        public Collection<GreenApiAccount> all() {
            return List.of(account);
        }

        @Override
        public AutoCloseable listen(Listener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    };

    private ServedAccounts<String> consumer(Claims claims) {
        return new ServedAccounts<>(accounts, claims, "state", "the route", (one, failure) -> {
            throw failure;
        }) {
            @Override
            protected String begin(GreenApiAccount one) {
                served.add(one.instance());
                return one.instance();
            }

            @Override
            protected void end(String service) {
                served.remove(service);
            }
        };
    }

    @Test
    void aConsumerThatCannotOpenServesNothingAndKeepsNoInstance() {
        Claims claims = new Claims();

        assertThatThrownBy(consumer(claims)::open).hasMessage("The table is locked");

        assertThat(served).isEmpty();
        assertThat(listeners).isEmpty();
        claims.claim("state", account.instance(), "another route");
    }
}
