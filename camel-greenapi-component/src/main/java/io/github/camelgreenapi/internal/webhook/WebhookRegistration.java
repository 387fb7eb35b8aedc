/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetSettings;
import io.github.camelgreenapi.command.UpdateSettings;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Registers one account's webhook at its provider: it reads the current settings, sets the component's until they are
 * in force, and can restore the previous ones.
 *
 * <p>When the webhook is registered already, by a former run or another node, nothing is changed: a change would reboot
 * the instance, and another secret would lock the other node out.
 */
public final class WebhookRegistration {

    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private static final String OPERATION = "notifications";

    /**
     * The webhook to register.
     *
     * @param chosenToken what the provider must send; null keeps the registered token, or else makes a random one
     * @param settingsTimeout how long settings may take to come into force
     * @param responseTimeout for each call
     */
    public record Target(String url, String chosenToken, Duration settingsTimeout, Duration responseTimeout) {

        /** The address and the token are secrets. */
        @Override
        public String toString() {
            return "Target[***]";
        }
    }

    private final GreenApiAccount account;
    private final WebhookSettings provider;
    private final Target target;
    private final Resources resources;
    private final Consumer<GreenApiException> onFailure;
    private final LifeCycleLog log;
    private final Strand strand;
    private final TaskScope tasks;
    // Written on the strand.
    private volatile WebhookSecret secret;
    private Map<String, Object> former;
    private Backoff pauses = PAUSES;
    private boolean running;
    // Whether a restoration was sent: until the next registration, the settings that are read may be about to change.
    private boolean restored;

    /** @param onFailure called when it cannot be registered or restored; registering is tried again */
    public WebhookRegistration(
            GreenApiAccount account, Target target, Resources resources, Consumer<GreenApiException> onFailure) {
        this.account = account;
        this.provider = WebhookSettings.of(account.provider());
        this.target = target;
        this.resources = resources;
        this.onFailure = onFailure;
        this.log = LifeCycleLog.of(account);
        this.strand = new Strand(resources.threads());
        this.tasks = new TaskScope(strand, resources.timer());
        this.secret = target.chosenToken() == null ? null : new WebhookSecret(target.chosenToken());
    }

    boolean isOf(GreenApiAccount other) {
        return account.equals(other);
    }

    /** Registers the webhook, trying until it is in force; a restoration that goes on is called off. */
    public void start() {
        strand.execute(() -> {
            if (!running) {
                running = true;
                tasks.clear();
                check();
            }
        });
    }

    /** Leaves the webhook as it is. */
    public void stop() {
        strand.execute(this::stopTasks);
    }

    /** Restores the former settings, if ours are still set. */
    public void restore() {
        strand.execute(() -> {
            stopTasks();
            tasks.call(this::read, (settings, failure) -> {
                if (failure != null) {
                    onFailure.accept(failure);
                } else if (provider.pointsTo(target.url(), settings)) {
                    Map<String, Object> changes = former == null ? provider.cleared() : former;
                    restored = true;
                    tasks.call(() -> write(changes, Duration.ZERO), (done, why) -> {
                        if (why != null) {
                            onFailure.accept(why);
                        } else {
                            log.event(former == null ? "webhook cleared" : "former webhook restored");
                        }
                    });
                }
            });
        });
    }

    /** What must be in {@code Authorization}; null while it is not known. */
    public WebhookSecret secret() {
        return secret;
    }

    private void stopTasks() {
        running = false;
        tasks.clear();
    }

    private void check() {
        step(this::read, settings -> {
            if (!restored && provider.isComplete(target.url(), target.chosenToken(), settings)) {
                secret = registeredSecret(settings);
                log.event("webhook is registered already");
            } else {
                if (!provider.pointsTo(target.url(), settings)) {
                    former = provider.restoring(settings);
                }
                register(settings);
            }
        });
    }

    private void register(Map<String, Object> settings) {
        secret = provider.pointsTo(target.url(), settings) ? registeredSecret(settings) : newSecret();
        step(() -> write(provider.pointingTo(target.url(), secret.token()), target.settingsTimeout()), done -> {
            log.event("webhook registered");
            restored = false;
            pauses = PAUSES;
        });
    }

    private <R> void step(Supplier<CompletableFuture<R>> call, Consumer<R> next) {
        tasks.call(call, (result, failure) -> {
            if (failure == null) {
                next.accept(result);
            } else {
                onFailure.accept(failure);
                tasks.later(pauses.growing(resources.random()), this::check);
                pauses = pauses.next();
            }
        });
    }

    private CompletableFuture<Map<String, Object>> read() {
        return resources
                .executor()
                .execute(account, OPERATION, GetSettings.inClear(account.provider()), target.responseTimeout());
    }

    private CompletableFuture<Map<String, Object>> write(Map<String, Object> changes, Duration readBack) {
        return resources.executor().execute(account, new UpdateSettings(changes, readBack), target.responseTimeout());
    }

    private WebhookSecret newSecret() {
        return target.chosenToken() == null ? WebhookSecret.random() : new WebhookSecret(target.chosenToken());
    }

    private WebhookSecret registeredSecret(Map<String, Object> settings) {
        String token = WebhookSettings.text(settings, "webhookUrlToken");
        return target.chosenToken() != null || token.isEmpty() ? newSecret() : new WebhookSecret(token);
    }
}
