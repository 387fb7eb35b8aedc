/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The gauges {@code greenapi.accounts} of one registry: the sum over all components that run, for a registry keeps the
 * first gauge of a name, and contexts may share it or be started again.
 */
final class AccountGauges {

    // All but the sums guarded by the class.
    private static final Map<MeterRegistry, AccountGauges> ALL = new WeakHashMap<>();

    private final List<Meter> meters = new ArrayList<>();
    private final List<Supplier<Map<AccountState.Value, Integer>>> sources = new CopyOnWriteArrayList<>();

    private AccountGauges() {}

    static void add(MeterRegistry registry, Supplier<Map<AccountState.Value, Integer>> source) {
        synchronized (AccountGauges.class) {
            AccountGauges gauges = ALL.computeIfAbsent(registry, unused -> new AccountGauges());
            gauges.sources.add(source);
            if (gauges.meters.isEmpty()) {
                for (AccountState.Value value : AccountState.Value.values()) {
                    gauges.meters.add(Gauge.builder("greenapi.accounts", () -> gauges.sum(value))
                            .description("Accounts by state")
                            .tag("state", value.name())
                            .register(registry));
                }
            }
        }
    }

    static void remove(MeterRegistry registry, Supplier<Map<AccountState.Value, Integer>> source) {
        synchronized (AccountGauges.class) {
            AccountGauges gauges = ALL.get(registry);
            if (gauges != null && gauges.sources.remove(source) && gauges.sources.isEmpty()) {
                gauges.meters.forEach(registry::remove);
                ALL.remove(registry);
            }
        }
    }

    private int sum(AccountState.Value value) {
        return sources.stream()
                .mapToInt(source -> source.get().getOrDefault(value, 0))
                .sum();
    }
}
