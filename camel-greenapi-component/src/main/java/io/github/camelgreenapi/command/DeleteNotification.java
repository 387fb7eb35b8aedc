/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;

/**
 * Deletes a notification from the queue. Deleting one that is gone succeeds, so a delete whose reply was lost can be
 * retried.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/DeleteNotification/">GREEN-API:
 *     DeleteNotification</a>
 */
public record DeleteNotification(String receipt) implements Command<Boolean> {

    // So the provider answers, with status 500, when the notification is not in the queue.
    private static final String NOT_QUEUED = "findUnAckedMessage";

    @Override
    public String operation() {
        return "notifications";
    }

    /** Answers whether it was still there. */
    @Override
    public Call<Boolean> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.delete("deleteNotification", DeleteNotification::read)
                        .at(receipt)
                        .acceptingErrors();
            case Z_API -> unsupported(provider);
        };
    }

    private static boolean read(CallReply reply) {
        if (reply.http().text().contains(NOT_QUEUED)) {
            return false;
        }
        if (reply.error() != null) {
            throw reply.error();
        }
        return Json.yes(reply.object(), "result");
    }
}
