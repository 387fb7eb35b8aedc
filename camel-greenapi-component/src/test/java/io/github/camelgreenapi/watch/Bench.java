/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.watch;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.CallWatcher;
import io.github.camelgreenapi.command.Caller;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.link.Gate;
import io.github.camelgreenapi.link.Resources;
import io.github.camelgreenapi.wire.ManualTimer;
import io.github.camelgreenapi.wire.Pacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** An account, its provider and the time, all in the hands of a test. */
final class Bench {

    static final Duration INTERVAL = Duration.ofSeconds(60);

    final ManualTimer timer = new ManualTimer();
    final GreenApiAccount account = new GreenApiAccount(Provider.GREEN_API, "1101", null, "token", null, Map.of());
    final StateLedger ledger = new StateLedger();
    final List<GreenApiException> complaints = new ArrayList<>();
    final RandomGenerator random;
    final ModelProvider provider;
    final Resources resources;

    Bench() {
        this(1, ModelProvider.Luck.GOOD);
    }

    Bench(long seed, ModelProvider.Luck luck) {
        random = new Random(seed);
        provider = new ModelProvider(timer, luck);
        Pacer pacer = new Pacer(timer);
        Caller caller = new Caller(provider, provider, pacer, timer, Runnable::run, random, CallWatcher.NOBODY);
        resources = new Resources(
                caller, () -> null, new Gate(), pacer, timer, Runnable::run, Runnable::run, random, () -> "s");
    }

    StateEvents events(StateRoute route, boolean emitInitial, Duration debounce) {
        WatchPolicy policy =
                new WatchPolicy(INTERVAL, Duration.ofSeconds(75), Duration.ofMillis(10), emitInitial, debounce);
        return new StateEvents(account, policy, ledger, resources, route, complaints::add);
    }

    /** Tells the ledger of a state as the queue would. */
    void told(AccountState.Value value, String raw) {
        ledger.told(
                new AccountState(Provider.GREEN_API, "1101", timer.now(), value, raw, null),
                io.github.camelgreenapi.event.StateChanged.Source.queue);
    }

    void pass(Duration time) {
        timer.advance(time);
    }

    void seconds(long seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }
}
