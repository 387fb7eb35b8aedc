/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetSettings;
import io.github.camelgreenapi.command.UpdateSettings;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.RetryingDelivery;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One account's webhook at its provider: reads what was set before, sets ours until it is in force, and puts back what
 * was there.
 *
 * <p>When ours is there already, set by a former run or another node, nothing is changed: a change would reboot the
 * instance, and another secret would lock the other node out.
 */
public final class WebhookRegistration {

    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private static final String OPERATION = "notifications";

    private final GreenApiAccount account;
    private final WebhookSettings set;
    private final String url;
    private final String chosenToken;
    private final Duration within;
    private final Duration timeout;
    private final Resources resources;
    private final Consumer<GreenApiException> complaints;
    private final Strand strand;

    // Written on the strand.
    private volatile WebhookSecret secret;
    private Map<String, Object> former;
    private Backoff pauses = PAUSES;
    private Cancellable pending = Cancellable.NOTHING;
    private CompletableFuture<?> asking = CompletableFuture.completedFuture(null);
    private boolean running;

    /**
     * @param chosenToken what the provider is to send; null for one that is kept if the webhook is set already, and
     *     random otherwise
     * @param within how long the settings may take to come into force
     * @param timeout for each call
     * @param complaints told when it cannot be registered; it is tried again
     */
    public WebhookRegistration(
            GreenApiAccount account,
            String url,
            String chosenToken,
            Duration within,
            Duration timeout,
            Resources resources,
            Consumer<GreenApiException> complaints) {
        this.account = account;
        this.set = WebhookSettings.of(account.provider());
        this.url = url;
        this.chosenToken = chosenToken;
        this.within = within;
        this.timeout = timeout;
        this.resources = resources;
        this.complaints = complaints;
        this.strand = new Strand(resources.threads());
        this.secret = chosenToken == null ? null : new WebhookSecret(chosenToken);
    }

    /** Registers, trying until it is in force. */
    public void start() {
        strand.execute(() -> {
            if (!running) {
                running = true;
                look();
            }
        });
    }

    /** Leaves the webhook as it is. */
    public void stop() {
        strand.execute(this::stopCalls);
    }

    /** Puts back what was set before, if ours is still set. */
    public void restore() {
        strand.execute(() -> {
            stopCalls();
            read().whenComplete((settings, failure) -> strand.execute(() -> {
                if (failure != null) {
                    complain(failure);
                } else if (set.reach(url, settings)) {
                    write(former == null ? set.none() : former, Duration.ZERO).whenComplete((done, why) -> {
                        if (why != null) {
                            complain(why);
                        }
                    });
                }
            }));
        });
    }

    /** What must be in {@code Authorization}; null while it is not known. */
    public WebhookSecret secret() {
        return secret;
    }

    private void stopCalls() {
        running = false;
        pending.cancel();
        asking.cancel(false);
    }

    private void look() {
        then(read(), settings -> {
            if (set.complete(url, chosenToken, settings)) {
                secret = kept(settings);
            } else {
                if (!set.reach(url, settings)) {
                    former = set.back(settings);
                }
                register(settings);
            }
        });
    }

    private void register(Map<String, Object> settings) {
        secret = set.reach(url, settings) ? kept(settings) : fresh();
        then(write(set.to(url, secret.token()), within), done -> pauses = PAUSES);
    }

    private <R> void then(CompletableFuture<R> call, Consumer<R> next) {
        asking = call;
        call.whenComplete((answer, failure) -> strand.execute(() -> {
            if (!running) {
                return;
            }
            if (failure == null) {
                next.accept(answer);
            } else {
                complain(failure);
                pending = resources
                        .timer()
                        .after(
                                RetryingDelivery.growing(pauses, resources.random()),
                                () -> strand.execute(() -> {
                                    if (running) {
                                        look();
                                    }
                                }));
                pauses = pauses.next();
            }
        }));
    }

    private void complain(Throwable failure) {
        complaints.accept((GreenApiException) Failures.cause(failure));
    }

    private CompletableFuture<Map<String, Object>> read() {
        return resources.caller().make(account, OPERATION, GetSettings.inClear(account.provider()), timeout);
    }

    private CompletableFuture<Map<String, Object>> write(Map<String, Object> changes, Duration readBack) {
        return resources.caller().give(account, new UpdateSettings(changes, readBack), timeout);
    }

    private WebhookSecret fresh() {
        return chosenToken == null ? WebhookSecret.random() : new WebhookSecret(chosenToken);
    }

    private WebhookSecret kept(Map<String, Object> settings) {
        String token = WebhookSettings.text(settings, "webhookUrlToken");
        return chosenToken != null || token.isEmpty() ? fresh() : new WebhookSecret(token);
    }
}
