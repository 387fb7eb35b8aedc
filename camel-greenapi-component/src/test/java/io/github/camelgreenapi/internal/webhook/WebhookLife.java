/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.notification.NotificationQueue;
import io.github.camelgreenapi.internal.notification.QueuePolicy;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.state.ChangeRules;
import io.github.camelgreenapi.internal.state.ModelProvider;
import io.github.camelgreenapi.internal.state.SeededLuck;
import io.github.camelgreenapi.internal.state.StateChangeFeed;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;

/**
 * An hour of one account's webhook, told by a seed: notifications that are posted again and twice, answers that are
 * lost, strangers, a route that is slow and fails, and changes of state that a poll and the queue report too.
 */
final class WebhookLife {

    private static final String TOKEN = "webhook token";
    private static final String[] WORDS = {"authorized", "notAuthorized", "blocked", "starting", "suspended"};
    // As long as a confirmation may take, and a moment.
    private static final Duration JUST_NOW = Duration.ofSeconds(11);

    private final long seed;
    private final WebhookFlaw flaw;
    private final Random chance;
    private final StateFixture fixture = new StateFixture();
    private final ZApiStatus zApi = new ZApiStatus(fixture.timer);
    private final GullibleZApi gullible = new GullibleZApi(fixture.timer);
    private final WebhookRules rules = new WebhookRules();
    private final ChangeRules changes = new ChangeRules();
    private final List<StateChanged> told = new ArrayList<>();
    private final GreenApiAccount account;
    private final PostedBodies bodies;
    private final WebhookPoster poster;
    private final StateChangeFeed feed;
    private final NotificationQueue queue;
    private String state = "notAuthorized";
    private String authorization = TOKEN;
    private double routeBadness;
    // In milliseconds.
    private int slowest = 15_000;
    private int messages;
    private final boolean honest;
    private boolean timesAreInvented;

    WebhookLife(CamelContext context, long seed, WebhookFlaw flaw) {
        this.seed = seed;
        this.flaw = flaw;
        this.chance = Repetitions.random(seed);
        this.honest = chance.nextBoolean();
        boolean green = chance.nextBoolean();
        this.account = green
                ? fixture.account
                : new GreenApiAccount(Provider.Z_API, "3D01", "http://provider", "token", "client", Map.of());
        this.bodies = new PostedBodies(account.provider());
        Resources resources = green ? fixture.resources : fixture.resourcesWith(zApi);
        StateLedgers ledgers = new StateLedgers();
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        accounts.add(account);
        WebhookHandler handler = new WebhookHandler(
                accounts,
                null,
                one -> new WebhookSecret(flaw == WebhookFlaw.LETS_STRANGERS_IN ? authorization : TOKEN),
                new WebhookNotifications(
                        flaw == WebhookFlaw.DOES_NOT_RECOGNISE_CHANGES ? new StateLedgers() : ledgers,
                        flaw == WebhookFlaw.BELIEVES_CLAIMS ? fixture.resourcesWith(gullible) : resources),
                (one, notification) -> route(notification),
                new UnexpectedFailures(rules));
        this.poster = new WebhookPoster(context, handler, rules, fixture.timer, chance, green);
        this.feed = new StateChangeFeed(
                account,
                StateFixture.policy(Duration.ofSeconds(60)),
                ledgers.of(account),
                resources,
                AccountMemory.NONE,
                this::tell,
                failure -> {});
        this.queue = new NotificationQueue(
                account,
                new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                ledgers.of(account),
                resources,
                notification -> CompletableFuture.completedFuture(null),
                failure -> {});
        if (green && chance.nextInt(3) == 0) {
            fixture.provider.notifies(true);
            queue.start();
        }
    }

    /** Lives it through, and names the rules that were broken. */
    List<String> live() {
        feed.start();
        // So that what is told first is the state before anything happens.
        fixture.seconds(10);
        ModelProvider.Luck luck = new SeededLuck(chance);
        fixture.provider.luck(luck);
        zApi.luck(luck);
        poster.badness(chance.nextInt(3) * 0.1);
        routeBadness = chance.nextInt(3) * 0.2;
        for (int step = 0; step < 40; step++) {
            happen();
            fixture.pass(Duration.ofMillis(1_000 + chance.nextInt(60_000)));
        }
        end();
        return rules.broken();
    }

    private void happen() {
        switch (chance.nextInt(8)) {
            case 0, 1, 2, 3 -> change();
            case 4, 5 -> message("m" + messages++);
            default -> strangerPosts();
        }
    }

    private boolean isGreen() {
        return account.provider() == Provider.GREEN_API;
    }

    private void change() {
        String next = WORDS[chance.nextInt(isGreen() ? WORDS.length : 2)];
        if (next.equals(state)) {
            return;
        }
        state = next;
        changes.happened(next, fixture.timer.now());
        if (isGreen()) {
            fixture.provider.become(next);
            post(WebhookRules.STATE, bodies.changed(next, account.instance(), fixture.timer.now()));
        } else {
            zApi.become(next.equals("authorized"));
            claim(next.equals("authorized"));
        }
    }

    private void claim(boolean connected) {
        gullible.claimed(connected);
        post(WebhookRules.STATE, bodies.claimed(connected, account.instance(), fixture.timer.now()));
    }

    private void message(String key) {
        post(key, bodies.message(key, account.instance(), fixture.timer.now()));
    }

    private void post(String key, String body) {
        poster.post(new WebhookPoster.Post(key, body, isGreen() ? "Bearer " + TOKEN : null));
    }

    /** Somebody who knows the address and not the secret; Z-API's secret is the address. */
    private void strangerPosts() {
        if (isGreen()) {
            authorization = "Bearer " + chance.nextInt();
            forge(account.instance(), authorization);
        } else if (honest || chance.nextBoolean()) {
            forge("3D02", null);
        } else {
            // It may have become true by the time it is confirmed; only its time is then invented.
            timesAreInvented = true;
            claim(chance.nextBoolean());
        }
    }

    private void forge(String instance, String withAuthorization) {
        String body = bodies.message(WebhookPoster.FORGED, instance, fixture.timer.now());
        poster.post(new WebhookPoster.Post(WebhookPoster.FORGED, body, withAuthorization));
    }

    private CompletionStage<Void> route(AccountNotification notification) {
        rules.offered(notification);
        if (!isGreen() && notification.body() instanceof StateChanged change) {
            boolean connected = change.current().value() == AccountState.Value.AUTHORIZED;
            rules.check(zApi.hasSaid(connected, JUST_NOW), "believed without a confirmation: " + change);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean fails = chance.nextDouble() < routeBadness;
        fixture.timer.after(Duration.ofMillis(chance.nextInt(slowest)), () -> {
            if (fails) {
                done.completeExceptionally(new IllegalStateException("The route fails"));
            } else {
                rules.took(notification);
                if (flaw == WebhookFlaw.DOES_NOT_RECOGNISE_CHANGES
                        && notification.body() instanceof StateChanged change) {
                    told.add(change);
                }
                done.complete(null);
            }
        });
        return switch (flaw) {
            case ANSWERS_BEFORE_THE_ROUTE -> CompletableFuture.completedFuture(null);
            case HIDES_FAILURES -> done.exceptionally(failure -> null);
            default -> done;
        };
    }

    private CompletionStage<Void> tell(StateChanged change) {
        if (chance.nextDouble() < routeBadness) {
            return CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        }
        told.add(change);
        return CompletableFuture.completedFuture(null);
    }

    /** All is well again: whatever is late must come now. */
    private void end() {
        fixture.provider.luck(ModelProvider.Luck.GOOD);
        zApi.luck(ModelProvider.Luck.GOOD);
        poster.badness(0);
        routeBadness = 0;
        slowest = 1;
        fixture.seconds(600);
        poster.posts().forEach(rules::isAcknowledged);
        rules.check(poster.unanswered() == 0, poster.unanswered() + " requests were not answered");
        (timesAreInvented ? changes.brokenWhateverTheTimes(told, state) : changes.brokenBy(told, state))
                .forEach(rule -> rules.check(false, rule));
        feed.stop();
        queue.stop();
        fixture.seconds(61);
        rules.check(fixture.timer.pending() == 0, "what was stopped left timers behind");
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + flaw + ": " + rules.broken();
    }
}
