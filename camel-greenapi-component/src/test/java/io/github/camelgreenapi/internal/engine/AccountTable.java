/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The accounts that there are, which may change whenever they are asked for, and of which listeners hear in order but
 * late.
 */
final class AccountTable implements GreenApiAccounts {

    private final Timer timer;
    private final Random chance;
    private final Map<String, GreenApiAccount> accounts = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    // Changes what it likes; run where another thread could have come in between.
    private Runnable meanwhile = () -> {};
    private boolean changing;
    // No report arrives before the one in front of it.
    private long reports;
    private long arrived;
    /** Whether what changes before the first answer is reported to nobody, as no table may do. */
    boolean missesChanges;

    private boolean asked;

    AccountTable(Timer timer, Random chance) {
        this.timer = timer;
        this.chance = chance;
    }

    void meanwhile(Runnable changes) {
        meanwhile = changes;
    }

    private void another() {
        if (!changing && chance.nextInt(3) == 0) {
            changing = true;
            meanwhile.run();
            changing = false;
        }
    }

    void put(GreenApiAccount account) {
        remove(account.instance());
        accounts.put(account.instance(), account);
        report(listener -> listener.added(account));
    }

    void remove(String instance) {
        GreenApiAccount former = accounts.remove(instance);
        if (former != null) {
            report(listener -> listener.removed(former));
        }
    }

    /** The accounts as they are, without another change. */
    Map<String, GreenApiAccount> present() {
        return accounts;
    }

    private void report(Consumer<Listener> change) {
        if (missesChanges && !asked) {
            return;
        }
        List<Listener> those = List.copyOf(listeners);
        long number = reports++;
        Duration delay = Duration.ofMillis(chance.nextInt(3) * 1_000L);
        timer.after(
                delay,
                () -> deliver(
                        number, () -> those.stream().filter(listeners::contains).forEach(change)));
    }

    private void deliver(long number, Runnable report) {
        if (number == arrived) {
            arrived++;
            report.run();
        } else {
            timer.after(Duration.ofMillis(100), () -> deliver(number, report));
        }
    }

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        another();
        return Optional.ofNullable(accounts.get(instance));
    }

    @Override
    public Collection<GreenApiAccount> all() {
        another();
        Collection<GreenApiAccount> all = List.copyOf(accounts.values());
        another();
        asked = true;
        return all;
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        another();
        listeners.add(listener);
        asked = false;
        another();
        return () -> listeners.remove(listener);
    }
}
