/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.ReceiveNotification;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.provider.Dialect;

/** What is reported of an account's queue besides failed calls. */
record QueueFailures(GreenApiAccount account) {

    /** The head of the queue is too large to be read. */
    GreenApiException unreadable(ReceiveNotification.Notification head) {
        return GreenApiException.of(
                GreenApiError.GARBLED_REPLY,
                Dialect.of(account.provider()).title() + " has a notification for instance " + account.instance()
                        + " that is too large to be read, receipt " + head.receipt()
                        + "; the route gets what came of its text, and then it is deleted",
                account.instance(),
                "notifications");
    }

    /** The head of the queue is the notification that was deleted last. */
    GreenApiException deletedInVain() {
        return GreenApiException.of(
                GreenApiError.SERVER_ERROR,
                Dialect.of(account.provider()).title() + " gave the queue of instance " + account.instance()
                        + " a notification again that it had just deleted; deleting it again",
                account.instance(),
                "notifications");
    }
}
