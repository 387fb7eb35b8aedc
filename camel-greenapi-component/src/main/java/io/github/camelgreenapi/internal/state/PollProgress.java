/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static io.github.camelgreenapi.internal.concurrent.Durations.longer;
import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the polls of one account go: their status, which failures were reported, and how long to pause after the next
 * one.
 *
 * <p>All methods but {@link #status()} must be called on one strand.
 */
public final class PollProgress {

    private final Resources resources;
    private final Consumer<GreenApiException> onFailure;
    private final OutageLog outages;
    private final Backoff firstPauses;
    private final Duration longestRetryAfter;
    private volatile PollStatus status = PollStatus.NONE;
    private Backoff pauses;
    private GreenApiError lastReported;

    /**
     * @param activity what is polled, for the log, as a noun
     * @param longestRetryAfter the longest pause that the provider may ask for
     * @param onFailure called with the first failure of an outage, and with others of another kind
     */
    public PollProgress(
            GreenApiAccount account,
            String activity,
            Resources resources,
            Backoff firstPauses,
            Duration longestRetryAfter,
            Consumer<GreenApiException> onFailure) {
        this.resources = resources;
        this.onFailure = onFailure;
        this.outages = new OutageLog(LifeCycleLog.of(account), activity, resources.timer());
        this.firstPauses = firstPauses;
        this.pauses = firstPauses;
        this.longestRetryAfter = longestRetryAfter;
    }

    /** Begins anew: with the first pause, and every failure is to be reported again. */
    public void begin() {
        pauses = firstPauses;
        lastReported = null;
    }

    /** @param state null when nothing new is known of it */
    public void succeeded(AccountState state) {
        begin();
        outages.succeeded();
        status = status.success(state, resources.timer());
    }

    /** Records and reports a failure; returns the pause after it. */
    public Duration failed(GreenApiException failure) {
        Duration pause = failedAsExpected(failure);
        outages.failed(failure);
        if (failure.kind() != lastReported) {
            lastReported = failure.kind();
            report(failure);
        }
        return pause;
    }

    /** Reports a failure that no poll has met. */
    public void report(GreenApiException failure) {
        try {
            onFailure.accept(failure);
        } catch (RuntimeException | Error e) {
            // A handler that fails must not end the polls.
            Failures.reportToThread(e);
        }
    }

    /** Records a failure that is nothing to report; returns the pause after it. */
    Duration failedAsExpected(GreenApiException failure) {
        status = status.failed(failure);
        Duration pause = pauses.growing(resources.random());
        pauses = pauses.next();
        return longer(pause, shorter(failure.retryAfter().orElse(Duration.ZERO), longestRetryAfter));
    }

    /** On any thread. */
    public PollStatus status() {
        return status;
    }
}
