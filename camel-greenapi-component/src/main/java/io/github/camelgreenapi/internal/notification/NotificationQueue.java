/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.DeleteNotification;
import io.github.camelgreenapi.command.ReceiveNotification;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.RetryingDelivery;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.state.PollProgress;
import io.github.camelgreenapi.internal.state.PollStatus;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one instance's queue: it fetches the head, hands it to the route until the route has succeeded, only then
 * deletes it, and goes on with the next.
 *
 * <p>It can be started and stopped any number of times, from any thread. While it is stopped it holds no timer and no
 * call, and deletes nothing: what the route had not taken, or what was not deleted yet, comes again.
 */
public final class NotificationQueue {

    private static final Duration LEAST_IDLE = Duration.ofSeconds(1);
    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final GreenApiAccount account;
    private final QueuePolicy policy;
    private final Resources resources;
    private final GreenApiNotifications reader;
    private final QueueFailures failures;
    private final Strand strand;
    // Belongs to the strand.
    private final PollProgress progress;
    private final RetryingDelivery<AccountNotification> delivery;
    // Written on the strand.
    private volatile boolean deleting;
    private Run run;

    /**
     * @param route its stage completes normally when the route has succeeded, and exceptionally when it failed
     * @param onFailure called when the queue cannot be read any more, and when that fails in another way
     */
    public NotificationQueue(
            GreenApiAccount account,
            QueuePolicy policy,
            StateLedger ledger,
            Resources resources,
            Function<AccountNotification, ? extends CompletionStage<?>> route,
            Consumer<GreenApiException> onFailure) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.reader = new GreenApiNotifications(account, ledger, Source.queue);
        this.failures = new QueueFailures(account);
        this.strand = new Strand(resources.threads());
        this.progress =
                new PollProgress(account, "the read of the queue", resources, PAUSES, LONGEST_RETRY_AFTER, onFailure);
        this.delivery = new RetryingDelivery<>(strand, resources.timer(), resources.random(), route);
    }

    public void start() {
        strand.execute(() -> {
            if (run == null || run.finishing) {
                stopRun();
                run = new Run();
                progress.begin();
                run.receive();
            }
        });
    }

    /** Fetches nothing more; the notification in the route may still be taken, and is deleted then. */
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

    public PollStatus status() {
        return progress.status();
    }

    /** One run, from a start to a stop. All of it belongs to the strand. */
    private final class Run {

        private final TaskScope tasks = new TaskScope(strand, resources.timer());
        private long receiveBegan;
        // The notification that was deleted last; null before the first deletion.
        private ReceiveNotification.Notification deleted;
        private boolean finishing;

        private void receive() {
            if (!finishing) {
                receiveBegan = resources.timer().nanos();
                tasks.call(
                        () -> resources
                                .executor()
                                .execute(account, new ReceiveNotification(policy.hold()), policy.timeout()),
                        this::received);
            }
        }

        // A provider that does not hold the request must not be asked in a tight loop.
        private void receiveLater() {
            later(LEAST_IDLE.minus(resources.timer().since(receiveBegan)), this::receive);
        }

        private void received(Optional<ReceiveNotification.Notification> head, GreenApiException failure) {
            if (failure != null) {
                failed(failure, this::receive);
                return;
            }
            if (head.isEmpty()) {
                progress.succeeded(null);
                receiveLater();
            } else if (head.get().equals(deleted)) {
                failed(failures.deletedInVain(), () -> delete(head.get()));
            } else {
                handOver(head.get());
            }
        }

        private void handOver(ReceiveNotification.Notification head) {
            AccountNotification notification;
            try {
                notification = reader.read(
                        head.body(), head.receiptId(), resources.timer().now());
            } catch (RuntimeException | Error e) {
                // Such as a lack of memory, which may pass; the queue must not stand still for it.
                failed(Failures.known(e), this::receive);
                return;
            }
            progress.succeeded(notification.body() instanceof StateChanged change ? change.current() : null);
            if (!head.readable()) {
                progress.report(failures.unreadable(head));
            }
            delivery.add(notification, () -> taken(head));
        }

        // The route may end after a stop; what it has taken is then not deleted, and comes again.
        private void taken(ReceiveNotification.Notification head) {
            if (run == this) {
                delete(head);
            }
        }

        private void delete(ReceiveNotification.Notification head) {
            deleting = true;
            tasks.call(
                    () -> resources
                            .executor()
                            .execute(account, new DeleteNotification(head.receipt()), policy.timeout()),
                    (wasThere, failure) -> deleted(head, failure));
        }

        private void deleted(ReceiveNotification.Notification head, GreenApiException failure) {
            if (failure != null) {
                failed(failure, () -> delete(head));
                return;
            }
            if (!head.equals(deleted)) {
                progress.succeeded(null);
            }
            deleted = head;
            deleting = false;
            receive();
        }

        private void failed(GreenApiException failure, Runnable again) {
            later(progress.failed(failure), again);
        }

        private void later(Duration delay, Runnable task) {
            if (delay.isNegative() || delay.isZero()) {
                task.run();
            } else {
                tasks.later(delay, task);
            }
        }

        void finish() {
            finishing = true;
            delivery.clear();
            if (!deleting) {
                tasks.clear();
            }
        }

        void stop() {
            deleting = false;
            tasks.cancel();
            delivery.clear();
        }
    }
}
