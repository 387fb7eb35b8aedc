/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.server;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts at the server, numbered from 0. */
public final class ManyAccounts implements GreenApiAccounts {

    private static final int FIRST = 1_101_000_000;

    private final Map<String, GreenApiAccount> accounts = new HashMap<>();

    public ManyAccounts(int port, int count) {
        String address = "http://127.0.0.1:" + port;
        for (int i = 0; i < count; i++) {
            String instance = instance(i);
            accounts.put(
                    instance,
                    new GreenApiAccount(Provider.GREEN_API, instance, address, Paths.token(), null, Map.of()));
        }
    }

    public static String instance(int number) {
        return Integer.toString(FIRST + number);
    }

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        return Optional.ofNullable(accounts.get(instance));
    }

    @Override
    public Collection<GreenApiAccount> all() {
        return accounts.values();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        return () -> {};
    }
}
