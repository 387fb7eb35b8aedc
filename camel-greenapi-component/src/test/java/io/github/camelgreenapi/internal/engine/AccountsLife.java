/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.RefreshedByHand;
import io.github.camelgreenapi.account.RefreshingGreenApiAccounts;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Some accounts under one state consumer, told by a seed: they come, go, change their credentials and fail to start, at
 * any time and also while they are listed, and the consumer is suspended and resumed.
 */
final class AccountsLife {

    /** The ways in which a consumer could be wrong; each is built in by wiring the parts wrongly. */
    enum Flaw {
        NONE,
        /** An account that was removed is served on. */
        IGNORES_REMOVALS,
        /** What changes while the accounts are listed is not noticed. */
        LISTENS_TOO_LATE,
        /** One account that fails to start ends the start of all. */
        FAILS_TOGETHER,
        /** The instance of a removed account stays taken. */
        KEEPS_CLAIMS,
        /** The service of a removed account is not stopped. */
        GOES_ON_AFTER_THE_END
    }

    private static final String BAD_TOKEN = "bad";

    private final long seed;
    private final Flaw flaw;
    private final Random chance;
    private final StateFixture fixture = new StateFixture();
    private final AccountTable table;
    private final GreenApiAccounts accounts;
    private final ManyStates provider;
    private final Resources resources;
    private final StateLedgers ledgers = new StateLedgers();
    private final Claims claims = new Claims();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, ServedState> live = new HashMap<>();
    // Null while the consumer is suspended.
    private ServedAccounts<ServedState> served;

    AccountsLife(long seed, Flaw flaw) {
        this.seed = seed;
        this.flaw = flaw;
        this.chance = Repetitions.random(seed);
        this.table = new AccountTable(fixture.timer, chance);
        this.provider = new ManyStates(fixture.timer, chance, this::asked);
        this.resources = fixture.resourcesWith(provider);
        this.accounts = chance.nextBoolean() || flaw == Flaw.LISTENS_TOO_LATE
                ? table
                : RefreshedByHand.of(this::read, ServedState.INTERVAL, fixture.timer);
        table.missesChanges = flaw == Flaw.LISTENS_TOO_LATE;
    }

    // A source that fails now and then, or names an account twice.
    private Collection<GreenApiAccount> read() {
        List<GreenApiAccount> all = new ArrayList<>(table.present().values());
        switch (chance.nextInt(provider.failing == 0 ? 1 : 6)) {
            case 1 -> throw new IllegalStateException("The source fails");
            case 2 -> all.addAll(List.copyOf(all));
            default -> {
                // It is as it should be.
            }
        }
        return all;
    }

    private void check(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    private void asked(String instance, String token) {
        ServedState service = live.get(instance);
        check(
                service != null && service.account().apiToken().equals(token),
                "a request for an account that is not served: " + instance);
    }

    private void cannotServe(GreenApiAccount account, RuntimeException failure) {
        check(account.apiToken().equals(BAD_TOKEN), "could not serve " + account.instance() + ": " + failure);
        if (flaw == Flaw.FAILS_TOGETHER) {
            throw failure;
        }
    }

    private ServedAccounts<ServedState> serve() {
        return new ServedAccounts<>(accounts, claims, "state", "the route", this::cannotServe) {

            @Override
            protected ServedState begin(GreenApiAccount account) {
                if (account.apiToken().equals(BAD_TOKEN)) {
                    throw new IllegalArgumentException("The account cannot be served");
                }
                ServedState service = new ServedState(
                        account,
                        ledgers.of(account),
                        resources,
                        () -> chance.nextInt(100) < provider.failing,
                        broken::add);
                ServedState former = live.put(account.instance(), service);
                check(former == null, "served twice: " + account.instance());
                return service;
            }

            @Override
            protected void end(ServedState service) {
                String instance = service.account().instance();
                check(live.remove(instance, service), "ended twice: " + instance);
                service.end(flaw != Flaw.GOES_ON_AFTER_THE_END);
            }

            @Override
            protected void gone(GreenApiAccount account) {
                ledgers.forget(account);
                if (flaw == Flaw.KEEPS_CLAIMS) {
                    claims.claim("state", account.instance(), "the route");
                }
            }

            @Override
            public void removed(GreenApiAccount account) {
                if (flaw != Flaw.IGNORES_REMOVALS) {
                    super.removed(account);
                }
            }
        };
    }

    /** Lives it through, and names the rules that were broken. */
    List<String> live() {
        for (int round = 0; round < 4; round++) {
            try {
                round();
            } catch (IllegalArgumentException e) {
                broken.add("one account ended all: " + e);
            }
        }
        close();
        fixture.seconds(61);
        if (accounts instanceof RefreshingGreenApiAccounts refreshed) {
            refreshed.close();
        }
        check(live.isEmpty(), "served after the end: " + live.keySet());
        check(fixture.timer.pending() == 0, "what was stopped left timers behind");
        return broken;
    }

    private void round() {
        table.meanwhile(this::change);
        provider.failing = chance.nextInt(3) * 10;
        for (int step = 0; step < 10; step++) {
            happen();
            fixture.pass(Duration.ofMillis(chance.nextInt(20_000)));
        }
        settle();
    }

    private void happen() {
        switch (chance.nextInt(8)) {
            case 0 -> close();
            case 1, 2 -> open();
            case 3 -> provider.change(anyInstance());
            default -> change();
        }
    }

    private String anyInstance() {
        return "110" + chance.nextInt(5);
    }

    private void change() {
        String instance = anyInstance();
        switch (chance.nextInt(4)) {
            case 0 -> table.remove(instance);
            case 1 -> put(instance, BAD_TOKEN);
            default -> put(instance, "token" + chance.nextInt(3));
        }
    }

    private void put(String instance, String token) {
        table.put(new GreenApiAccount(Provider.GREEN_API, instance, "http://provider", token, null, Map.of()));
    }

    private void open() {
        if (served == null) {
            served = serve();
            served.open();
        }
    }

    private void close() {
        if (served != null) {
            served.close();
            served = null;
            check(live.isEmpty(), "served after the close: " + live.keySet());
        }
    }

    /**
     * Nothing changes any more, and all is well: exactly the present accounts are served, each in its present state.
     */
    private void settle() {
        provider.failing = 0;
        open();
        table.meanwhile(() -> {});
        fixture.seconds(200);
        Set<String> present = new LinkedHashSet<>();
        table.present().values().stream()
                .filter(account -> !account.apiToken().equals(BAD_TOKEN))
                .forEach(account -> present.add(account.instance()));
        check(live.keySet().equals(present), "served are " + live.keySet() + ", present are " + present);
        live.forEach((instance, service) -> {
            check(service.account().equals(table.present().get(instance)), "served with old credentials: " + instance);
            check(
                    service.told().equals(provider.state(instance)),
                    instance + " is " + provider.state(instance) + ", and told was " + service.told());
        });
        check(
                served.services().size() == live.size(),
                "served are " + served.services().size());
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + flaw + ": " + broken;
    }
}
