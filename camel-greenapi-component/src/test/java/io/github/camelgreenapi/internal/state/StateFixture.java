/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.CallContext;
import io.github.camelgreenapi.internal.client.CallListener;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.wire.HttpSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** An account, its provider and the time, all in the hands of a test. */
public final class StateFixture {

    static final Duration INTERVAL = Duration.ofSeconds(60);

    public final ManualTimer timer = new ManualTimer();
    public final GreenApiAccount account =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, "token", null, Map.of());
    public final StateLedger ledger = new StateLedger();
    public final List<GreenApiException> failures = new ArrayList<>();
    AccountMemory memory = AccountMemory.NONE;
    final RandomGenerator random;
    public final ModelProvider provider;
    public final Resources resources;

    public StateFixture() {
        this(1, ModelProvider.Luck.GOOD);
    }

    static final Duration STARTUP = Duration.ofMinutes(5);

    StateFixture(long seed, ModelProvider.Luck luck) {
        random = new Random(seed);
        provider = new ModelProvider(timer.elsewhere(), luck);
        resources = resourcesWith(provider);
    }

    /** Polls at this interval, and the first state that is seen is an event. */
    public static StatePolicy policy(Duration interval) {
        return new StatePolicy(interval, Duration.ofSeconds(75), Duration.ofSeconds(1), true, Duration.ZERO, STARTUP);
    }

    /** The same resources with another provider. */
    public Resources resourcesWith(HttpSender sender) {
        Pacer pacer = new Pacer(timer);
        CommandExecutor executor = new CommandExecutor(
                new CallContext(sender, sender, pacer, timer, Runnable::run, random, CallListener.NONE));
        return new Resources(
                executor,
                () -> null,
                new KeyedLock<>(),
                new Turnstile(timer, 0, line -> {}),
                new KeyedLock<>(),
                pacer,
                timer,
                Runnable::run,
                Runnable::run,
                random,
                () -> "s");
    }

    StateChangeFeed events(StateRoute route, boolean emitInitial, Duration debounce) {
        return events(ledger, route, emitInitial, debounce);
    }

    StateChangeFeed events(StateLedger ofTheProcess, StateRoute route, boolean emitInitial, Duration debounce) {
        StatePolicy policy = new StatePolicy(
                INTERVAL, Duration.ofSeconds(75), Duration.ofMillis(10), emitInitial, debounce, STARTUP);
        return new StateChangeFeed(account, policy, ofTheProcess, resources, memory, route, failures::add);
    }

    /** Records a state as the queue would. */
    void notified(AccountState.Value value, String raw) {
        ledger.recordNotification(
                new AccountState(Provider.GREEN_API, "1101", timer.now(), value, raw, null),
                io.github.camelgreenapi.event.StateChanged.Source.queue);
    }

    /** Lets the next change of state exhaust the memory. */
    public void nextChangeExhaustsTheMemory() {
        AtomicBoolean exhausted = new AtomicBoolean();
        ledger.addListener(0, new StateLedger.Listener() {
            @Override
            public void changed(RecordedChange change) {
                if (!exhausted.getAndSet(true)) {
                    throw new OutOfMemoryError("Java heap space");
                }
            }
        });
    }

    public void pass(Duration time) {
        timer.advance(time);
    }

    public void seconds(long seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }
}
