/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How an instance is paid for: a trial of two days, then a subscription until it is cancelled, which lasts to the end
 * of the month and leaves the instance to be deleted forty days later.
 */
public final class Subscription {

    public static final Duration TRIAL = Duration.ofDays(2);

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration BEFORE_DELETION = Duration.ofDays(40);

    private Instant due;
    private boolean trial;

    /** Null unless it was cancelled. */
    private Instant cancelled;

    private Subscription(Instant due, boolean trial) {
        this.due = due;
        this.trial = trial;
    }

    public static Subscription trial(Instant now) {
        return new Subscription(now.plus(TRIAL), true);
    }

    public static Subscription paid(Instant now) {
        return new Subscription(now.plus(PERIOD), false);
    }

    public void subscribe(Instant now) {
        due = now.plus(PERIOD);
        trial = false;
        cancelled = null;
    }

    public void cancel(Instant now) {
        if (cancelled == null) {
            trial = false;
            cancelled = now;
            due = lastDayOfMonth(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    public Instant due() {
        return due;
    }

    public boolean isTrial() {
        return trial;
    }

    /** The word in lists; the provider names only {@code paid}. */
    public String paymentStatus() {
        return cancelled != null ? "canceled" : trial ? "trial" : "paid";
    }

    /** Whether it was cancelled and its last month has ended. */
    public boolean isOver(Instant now) {
        return cancelled != null && !now.isBefore(due);
    }

    /** Why the instance cannot be deleted now; empty when it can. */
    public Optional<String> refusesDeletion(Instant now) {
        if (trial) {
            return Optional.of("Instance is in trial period");
        }
        if (cancelled == null) {
            return Optional.of("Instance subscription is not canceled");
        }
        return now.isBefore(cancelled.plus(BEFORE_DELETION))
                ? Optional.of("Instance was canceled less than 40 days ago")
                : Optional.empty();
    }

    private static LocalDate lastDayOfMonth(Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return today.withDayOfMonth(today.lengthOfMonth());
    }
}
