/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.notification.NotificationQueue;
import io.github.camelgreenapi.internal.notification.QueuePolicy;
import io.github.camelgreenapi.internal.provider.StateWords;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A few hours of one account's life, told by a seed: messages and changes of state, outages, a bad network, routes that
 * fail, restarts. It keeps book of what really happened, and names every rule of delivery that was broken.
 */
final class Simulation {

    /** The ways in which a consumer could be wrong; each is built in by wiring the parts wrongly. */
    enum Flaw {
        NONE,
        /** A notification counts as taken before the route has handled it. */
        DELETES_BEFORE_THE_ROUTE,
        /** What the queue tells is kept apart from what looks find. */
        DOES_NOT_RECOGNISE_CHANGES,
        /** The history is never asked. */
        IGNORES_THE_HISTORY
    }

    static final String HISTORY = "getStateInstanceHistory";

    private static final Set<String> REMEMBERED = Set.of("authorized", "notAuthorized", "blocked");
    private static final Duration OUTAGE = StateFixture.INTERVAL.plusSeconds(30);
    private static final String[] WORDS = {"authorized", "notAuthorized", "blocked", "starting", "suspended"};

    private final long seed;
    private final Flaw flaw;
    private final Random random;
    private final StateFixture fixture;
    private final boolean stateWebhook;
    private final boolean looks;
    private final double routeBadness;
    private final ModelProvider.Luck luck;
    private final List<String> broken = new ArrayList<>();

    private final List<String> issued = new ArrayList<>();
    private final Set<String> handled = new LinkedHashSet<>();
    private final ChangeRules changes = new ChangeRules();
    private final List<StateChanged> told = new ArrayList<>();
    private final List<String> due = new ArrayList<>();
    private final Set<Integer> killedAfter = new HashSet<>();
    private Instant downSince;
    // Null without a stateRepository.
    private final FakeMemory memory;
    private StateLedger ledger;
    private int process;
    private NotificationQueue queue;
    private StateChangeFeed events;
    private boolean inQueueRoute;

    Simulation(long seed, Flaw flaw) {
        this.seed = seed;
        this.flaw = flaw;
        this.random = Repetitions.random(seed);
        this.fixture = new StateFixture(seed, ModelProvider.Luck.GOOD);
        this.stateWebhook = random.nextBoolean();
        this.looks = random.nextInt(4) > 0;
        this.routeBadness = random.nextInt(3) * 0.2;
        this.memory = random.nextBoolean() ? new FakeMemory(fixture.timer) : null;
        this.fixture.memory = memory == null ? AccountMemory.NONE : memory;
        this.ledger = fixture.ledger;
        this.luck =
                flaw == Flaw.IGNORES_THE_HISTORY ? new WithoutHistory(new SeededLuck(random)) : new SeededLuck(random);
    }

    /** Lives it through. */
    List<String> run() {
        fixture.provider.notifies(stateWebhook);
        fixture.provider.whenDeleted(this::checkDeletion);
        fixture.seconds(10);
        begin();
        // So that what is told first is the state before anything happens.
        fixture.provider.luck(quiet());
        fixture.seconds(10);
        fixture.provider.luck(luck);
        for (int step = 0; step < 60; step++) {
            happen();
            fixture.pass(Duration.ofMillis(random.nextInt(90_000)));
        }
        end();
        return broken;
    }

    private ModelProvider.Luck quiet() {
        return flaw == Flaw.IGNORES_THE_HISTORY ? new WithoutHistory(ModelProvider.Luck.GOOD) : ModelProvider.Luck.GOOD;
    }

    private void begin() {
        StateLedger ofTheQueue = flaw == Flaw.DOES_NOT_RECOGNISE_CHANGES ? new StateLedger() : ledger;
        queue = new NotificationQueue(
                fixture.account,
                new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                ofTheQueue,
                fixture.resources,
                this::handle,
                fixture.failures::add);
        queue.start();
        if (looks) {
            events = new StateChangeFeed(
                    fixture.account,
                    StateFixture.policy(StateFixture.INTERVAL),
                    ledger,
                    fixture.resources,
                    fixture.memory,
                    this::tell,
                    fixture.failures::add);
            events.start();
        }
    }

    private void happen() {
        switch (random.nextInt(memory == null ? 10 : 12)) {
            case 0, 1, 2 -> change();
            case 3, 4, 5 -> {
                String id = "m" + issued.size();
                issued.add("greenApi-1101-incomingMessageReceived-" + id);
                fixture.provider.message(id);
            }
            case 6 -> goDown();
            case 7, 8 -> comeUp();
            case 10, 11 -> kill();
            default -> restart();
        }
    }

    /** The process is killed, and after some time another one starts. */
    private void kill() {
        process++;
        inQueueRoute = false;
        queue.stop();
        if (events != null) {
            events.stop();
            memory.forgetWrites();
            killedAfter.add(told.size());
        }
        comeUp();
        boolean known = memory.hasAny();
        if (!known) {
            // Nothing had been taken and kept, so that the next process begins with the present state.
            due.clear();
        }
        downSince = known ? fixture.timer.now() : null;
        for (int i = random.nextInt(4); i > 0; i--) {
            fixture.pass(Duration.ofMillis(random.nextInt(60_000)));
            change();
        }
        fixture.seconds(OUTAGE.toSeconds());
        ledger = new StateLedger();
        begin();
        comeUp();
    }

    private void goDown() {
        if (downSince == null) {
            fixture.provider.down(true);
            downSince = fixture.timer.now();
        }
    }

    /** After an outage that a look must have met, the history is to tell what happened in it. */
    private void comeUp() {
        fixture.provider.down(false);
        if (downSince != null && downSince.plus(OUTAGE).isBefore(fixture.timer.now())) {
            AccountState.Value before = AccountState.Value.NOT_AUTHORIZED;
            for (ChangeRules.Real change : changes.changes()) {
                if (REMEMBERED.contains(change.word())) {
                    AccountState.Value value = StateWords.greenApi(change.word());
                    if (value != before && !change.at().isBefore(downSince)) {
                        due.add("greenApi-1101-" + value + "-" + change.at().getEpochSecond());
                    }
                    before = value;
                }
            }
        }
        downSince = null;
    }

    private void change() {
        String next = WORDS[random.nextInt(WORDS.length)];
        if (!next.equals(fixture.provider.state())) {
            fixture.provider.become(next);
            changes.happened(next, fixture.timer.now());
        }
    }

    /** A route is suspended for a while. */
    private void restart() {
        queue.finish();
        if (events != null) {
            events.stop();
        }
        fixture.pass(Duration.ofSeconds(random.nextInt(100)));
        if (random.nextBoolean()) {
            queue.stop();
        }
        queue.start();
        if (events != null) {
            events.resume();
        }
    }

    private CompletionStage<Void> handle(AccountNotification notification) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (inQueueRoute) {
            broken.add("two notifications were in the route at a time");
        }
        inQueueRoute = true;
        boolean fails = random.nextDouble() < routeBadness;
        int present = process;
        fixture.timer.after(Duration.ofMillis(random.nextInt(3000)), () -> {
            if (present != process) {
                return;
            }
            inQueueRoute = false;
            if (fails) {
                done.completeExceptionally(new IllegalStateException("The route fails"));
            } else {
                handled.add(notification.id());
                if (flaw == Flaw.DOES_NOT_RECOGNISE_CHANGES && notification.body() instanceof StateChanged change) {
                    told.add(change);
                }
                done.complete(null);
            }
        });
        if (flaw == Flaw.DELETES_BEFORE_THE_ROUTE) {
            inQueueRoute = false;
            return CompletableFuture.completedFuture(null);
        }
        return done;
    }

    private CompletionStage<Void> tell(StateChanged change) {
        if (random.nextDouble() < routeBadness) {
            return CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        }
        told.add(change);
        return CompletableFuture.completedFuture(null);
    }

    /** All is well again: whatever is late must come now. */
    private void end() {
        comeUp();
        fixture.provider.luck(quiet());
        fixture.pass(StateFixture.INTERVAL.plusSeconds(15));
        checkPresentState();
        fixture.seconds(1200);
        checkNotifications();
        checkStates();
        queue.stop();
        if (events != null) {
            events.stop();
        }
        fixture.seconds(61);
        if (fixture.timer.pending() != 0) {
            broken.add("what was stopped left " + fixture.timer.pending() + " timers behind");
        }
    }

    private void checkDeletion(String body) {
        List<String> unhandled = issued.stream()
                .filter(id -> body.contains("\"" + id.replaceFirst(".*-", "") + "\""))
                .filter(id -> !handled.contains(id))
                .toList();
        if (!unhandled.isEmpty()) {
            broken.add("deleted before it was handled: " + unhandled);
        }
    }

    private void checkNotifications() {
        List<String> missing =
                issued.stream().filter(id -> !handled.contains(id)).toList();
        if (!missing.isEmpty()) {
            broken.add("never handled: " + missing);
        }
        List<String> order = handled.stream().filter(issued::contains).toList();
        if (missing.isEmpty() && !order.equals(issued)) {
            broken.add("handled in another order: " + order);
        }
        if (fixture.provider.queued() != 0) {
            broken.add("left in the queue: " + fixture.provider.queued());
        }
    }

    private void checkPresentState() {
        boolean patient = routeBadness > 0;
        if (events == null || patient || flaw != Flaw.NONE) {
            return;
        }
        if (!isUndoneUnseen() && last().value() != StateWords.greenApi(fixture.provider.state())) {
            broken.add(
                    "an interval after all was well " + last().value() + " was told, not " + fixture.provider.state());
        }
    }

    private AccountState last() {
        return told.get(told.size() - 1).current();
    }

    private void checkStates() {
        if (events == null) {
            return;
        }
        repeatedAfterKills();
        Set<String> ids = new HashSet<>();
        told.forEach(change -> ids.add(change.id()));
        due.stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> broken.add("not told, though the history knows it: " + id));
        broken.addAll(changes.brokenBy(told, toldPresent()));
    }

    // Of a change that was killed before it was kept, and undone before another process saw it, nobody can know.
    private String toldPresent() {
        return isUndoneUnseen() ? last().raw() : fixture.provider.state();
    }

    private boolean isUndoneUnseen() {
        return killedAfter.contains(told.size())
                && memory.texts.values().stream()
                        .flatMap(text -> ChangeText.read(fixture.account, text).stream())
                        .anyMatch(kept -> kept.state().raw().equals(fixture.provider.state()));
    }

    /** A process that was killed may not have kept what its route had just taken; the next one repeats it. */
    private void repeatedAfterKills() {
        for (int i = told.size() - 1; i > 0; i--) {
            if (killedAfter.contains(i) && isRepeated(told.get(i - 1), told.get(i))) {
                told.remove(i);
            }
        }
    }

    // The next process cannot know the time, and with it the id, of a state that the history does not keep.
    private static boolean isRepeated(StateChanged change, StateChanged again) {
        boolean undated = !REMEMBERED.contains(again.current().raw());
        return again.id().equals(change.id()) || undated && RecordedChange.same(again.current(), change.current());
    }

    /** The history of states does not exist. */
    private record WithoutHistory(ModelProvider.Luck luck) implements ModelProvider.Luck {

        @Override
        public Duration latency() {
            return luck.latency();
        }

        @Override
        public Optional<Reply> refusal(String method) {
            return method.equals(HISTORY) ? Optional.of(new Reply(404, null, null)) : luck.refusal(method);
        }

        @Override
        public boolean losesRequest(String method) {
            return luck.losesRequest(method);
        }

        @Override
        public boolean losesReply(String method) {
            return luck.losesReply(method);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + flaw + ": " + broken;
    }
}
