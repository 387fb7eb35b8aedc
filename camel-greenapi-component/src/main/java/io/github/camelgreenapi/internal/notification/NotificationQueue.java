/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.DeleteNotification;
import io.github.camelgreenapi.command.ReceiveNotification;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.RetryingDelivery;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.state.PollStatus;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one instance's queue: the head is fetched, handed to the route until the route has taken it, and only then
 * deleted; then the next one.
 *
 * <p>It can be started and stopped any number of times, from any thread. While it is stopped it holds no timer and no
 * call, and deletes nothing: what the route had not taken, or what was not deleted yet, comes again.
 */
public final class NotificationQueue {

    private static final Duration LEAST_IDLE = Duration.ofSeconds(1);
    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final GreenApiAccount account;
    private final QueuePolicy policy;
    private final Resources resources;
    private final GreenApiNotifications reader;
    private final Consumer<GreenApiException> complaints;
    private final Strand strand;
    private final RetryingDelivery<AccountNotification> delivery;

    // Written on the strand.
    private volatile PollStatus pulse = PollStatus.NONE;
    private volatile boolean deleting;
    private Run run;

    /**
     * @param route its stage completes normally when it has taken the notification, and otherwise when it failed on it
     * @param complaints told when the queue cannot be read any more, and when that fails in another way
     */
    public NotificationQueue(
            GreenApiAccount account,
            QueuePolicy policy,
            StateLedger ledger,
            Resources resources,
            Function<AccountNotification, ? extends CompletionStage<?>> route,
            Consumer<GreenApiException> complaints) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.reader = new GreenApiNotifications(account, ledger, Source.queue);
        this.complaints = complaints;
        this.strand = new Strand(resources.threads());
        this.delivery = new RetryingDelivery<>(strand, resources.timer(), resources.random(), route);
    }

    public void start() {
        strand.execute(() -> {
            if (run == null || run.finishing) {
                stopRun();
                run = new Run();
                run.receive();
            }
        });
    }

    /** Fetches nothing more; what is in the route may still be taken, and is deleted then. */
    public void finish() {
        strand.execute(() -> {
            if (run != null) {
                run.finish();
            }
        });
    }

    public void stop() {
        strand.execute(this::stopRun);
    }

    private void stopRun() {
        if (run != null) {
            run.stop();
            run = null;
        }
    }

    /** Whether a notification is in the route, or was taken and is not deleted yet. */
    public boolean isUnfinished() {
        return delivery.isBusy() || deleting;
    }

    public PollStatus pulse() {
        return pulse;
    }

    /** What goes on between a start and a stop. All of it belongs to the strand. */
    private final class Run {

        private Cancellable pending = Cancellable.NOTHING;
        private CompletableFuture<?> asking;
        private Instant asked;
        private Backoff pauses = PAUSES;
        private GreenApiError told;
        private boolean finishing;
        private boolean stopped;

        private void receive() {
            if (!finishing) {
                asked = resources.timer().now();
                ask(
                        resources.caller().give(account, new ReceiveNotification(policy.hold()), policy.timeout()),
                        this::received);
            }
        }

        // A provider that does not hold the request must not be asked in a circle.
        private void receiveLater() {
            Duration since = Duration.between(asked, resources.timer().now());
            later(LEAST_IDLE.minus(since), this::receive);
        }

        private void received(Optional<ReceiveNotification.Notification> head, GreenApiException failure) {
            if (failure != null) {
                failed(failure, this::receive);
                return;
            }
            AccountNotification notification = head.map(some -> reader.read(
                            some.body(), some.receiptId(), resources.timer().now()))
                    .orElse(null);
            succeeded(notification);
            if (notification == null) {
                receiveLater();
            } else {
                delivery.add(notification, () -> taken(notification));
            }
        }

        private void taken(AccountNotification notification) {
            if (stopped) {
                return;
            }
            deleting = true;
            ask(
                    resources
                            .caller()
                            .give(account, new DeleteNotification(notification.receiptId()), policy.timeout()),
                    (wasThere, failure) -> deleted(notification, failure));
        }

        private void deleted(AccountNotification notification, GreenApiException failure) {
            if (failure != null) {
                failed(failure, () -> taken(notification));
            } else {
                succeeded(null);
                deleting = false;
                receive();
            }
        }

        private <R> void ask(CompletableFuture<R> call, BiConsumer<R, GreenApiException> answered) {
            asking = call;
            call.whenComplete((answer, failure) -> strand.execute(() -> {
                if (!stopped && asking == call) {
                    asking = null;
                    answered.accept(answer, (GreenApiException) (failure == null ? null : Failures.cause(failure)));
                }
            }));
        }

        private void succeeded(AccountNotification notification) {
            pauses = PAUSES;
            told = null;
            boolean ofState = notification != null && notification.body() instanceof StateChanged;
            pulse = pulse.success(
                    ofState ? ((StateChanged) notification.body()).current() : null,
                    resources.timer().now());
        }

        private void failed(GreenApiException failure, Runnable again) {
            pulse = pulse.failed(failure);
            if (failure.kind() != told) {
                told = failure.kind();
                complaints.accept(failure);
            }
            Duration pause = RetryingDelivery.growing(pauses, resources.random());
            pauses = pauses.next();
            Duration wanted = failure.retryAfter().orElse(Duration.ZERO);
            later(pause.compareTo(wanted) > 0 ? pause : wanted, again);
        }

        private void later(Duration delay, Runnable task) {
            if (delay.isNegative() || delay.isZero()) {
                task.run();
                return;
            }
            pending = resources
                    .timer()
                    .after(
                            delay,
                            () -> strand.execute(() -> {
                                if (!stopped) {
                                    task.run();
                                }
                            }));
        }

        void finish() {
            finishing = true;
            delivery.clear();
            if (!deleting) {
                stopCalls();
            }
        }

        void stop() {
            stopped = true;
            deleting = false;
            stopCalls();
            delivery.clear();
        }

        private void stopCalls() {
            pending.cancel();
            if (asking != null) {
                CompletableFuture<?> call = asking;
                asking = null;
                call.cancel(false);
            }
        }
    }
}
