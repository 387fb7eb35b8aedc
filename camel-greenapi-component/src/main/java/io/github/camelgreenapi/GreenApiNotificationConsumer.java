/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.notification.NotificationQueue;
import io.github.camelgreenapi.internal.notification.QueuePolicy;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.PollHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;

/** Reads the notification queues of accounts; each notification is deleted once the route has succeeded. */
@ManagedResource(description = "Managed consumer of greenapi:notifications")
public class GreenApiNotificationConsumer extends MultiAccountConsumer<NotificationQueue> implements ShutdownAware {

    private static final int MISSED_POLLS = 3;

    private volatile long begun;
    // While it finishes, accounts may still come; they are served after the resumption.
    private volatile boolean finishing;

    GreenApiNotificationConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    // What is in the route may still be taken and deleted; Camel waits for it before it stops the consumer.
    @Override
    protected void doSuspend() {
        finish();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return served() == null
                ? 0
                : (int) served().services().stream()
                        .filter(NotificationQueue::isUnfinished)
                        .count();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        finish();
    }

    private void finish() {
        finishing = true;
        if (served() != null) {
            served().services().forEach(NotificationQueue::finish);
        }
    }

    @ManagedAttribute(description = "Number of accounts that are served now")
    public int getAccountsServed() {
        return health().size();
    }

    @ManagedAttribute(description = "Number of accounts whose provider is out of reach or refuses them")
    public int getAccountsFailing() {
        return failing();
    }

    @Override
    Map<String, Object> details(NotificationQueue queue) {
        Map<String, Object> details = details(queue.status());
        details.put("inRoute", queue.isUnfinished());
        return details;
    }

    @Override
    List<AccountHealth> health(ServedAccounts<NotificationQueue> accounts) {
        QueuePolicy policy = endpoint.policies().queue();
        Duration patience = policy.hold().plus(policy.timeout()).multipliedBy(MISSED_POLLS);
        Timer timer = endpoint.getComponent().engine().timer();
        // While the route works on a notification nothing is fetched.
        return new PollHealth(begun, patience, timer)
                .ofQueues(accounts.each(
                        queue -> queue.isUnfinished() ? queue.status().success(null, timer) : queue.status()));
    }

    @Override
    ServedAccounts<NotificationQueue> serve(boolean resumed) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        begun = engine.timer().nanos();
        finishing = false;
        Resources resources = endpoint.clients().resources();
        QueuePolicy policy = endpoint.policies().queue();
        RouteDispatcher dispatcher = RouteDispatcher.of(
                this, engine.routes(), "The route failed on a notification, which will be delivered again");
        return new ServedAccounts<>(endpoint.accounts(), engine.claims(), "notifications", owner(), this::cannotServe) {

            @Override
            protected NotificationQueue begin(GreenApiAccount account) {
                GreenApiOperation.notifications
                        .unsupportedBy(account.provider())
                        .ifPresent(instead -> {
                            throw new IllegalArgumentException(instead);
                        });
                NotificationQueue queue = new NotificationQueue(
                        account,
                        policy,
                        engine.ledgers().of(account),
                        resources,
                        notification -> {
                            Duration lag = Duration.between(
                                    notification.at(), engine.timer().now());
                            engine.meters().notificationLag(account.provider(), lag);
                            return dispatcher.dispatch(
                                    () -> notification,
                                    (message, event) -> MessageHeaders.write(message, account, event));
                        },
                        failure -> report(engine.routes(), "Could not read the notification queue; retrying", failure));
                if (!finishing) {
                    queue.start();
                }
                return queue;
            }

            @Override
            protected void end(NotificationQueue queue) {
                queue.stop();
            }

            @Override
            protected void gone(GreenApiAccount account) {
                engine.ledgers().forget(account);
            }
        };
    }
}
