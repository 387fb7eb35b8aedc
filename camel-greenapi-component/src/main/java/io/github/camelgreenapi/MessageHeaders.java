/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.CreateInstance;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.provider.Credentials;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes an event or a result to a message: the body and its headers. */
public final class MessageHeaders {

    private final Message message;

    private MessageHeaders(Message message) {
        this.message = message;
    }

    /** Writes a body with its headers. */
    public static void write(Message message, GreenApiAccount account, Object body) {
        message.setBody(body);
        MessageHeaders headers = new MessageHeaders(message);
        headers.account(account);
        if (body instanceof Report report) {
            headers.report(report);
        }
    }

    /** Writes the result of a call with its headers. */
    public static void write(Message message, Credentials credentials, Object result) {
        GreenApiAccount account =
                result instanceof CreateInstance.CreatedInstance created ? created.account() : credentials.account();
        if (result instanceof Report) {
            // What it is as bytes, in an HTTP response for example.
            message.setHeader(Exchange.CONTENT_TYPE, result instanceof QrCode ? "image/png" : "application/json");
        }
        if (account != null) {
            write(message, account, result);
        } else {
            message.setBody(result);
            message.setHeader(GreenApiConstants.PROVIDER, credentials.provider().id());
        }
    }

    /** Writes a notification with its headers. */
    public static void write(Message message, GreenApiAccount account, AccountNotification notification) {
        write(message, account, notification.body());
        MessageHeaders headers = new MessageHeaders(message);
        headers.set(GreenApiConstants.MESSAGE_TIMESTAMP, notification.at().toEpochMilli());
        headers.set(GreenApiConstants.EVENT_TYPE, notification.type());
        headers.set(GreenApiConstants.TYPE_WEBHOOK, notification.type());
        headers.set(GreenApiConstants.EVENT_ID, notification.id());
        headers.set(GreenApiConstants.SOURCE, notification.source().name());
        headers.set(GreenApiConstants.RECEIPT_ID, notification.receiptId());
        headers.set(GreenApiConstants.WID, notification.wid());
        if (notification.body() instanceof StateChanged change) {
            headers.set(GreenApiConstants.EVENT_TYPE, change.type());
        }
    }

    private void account(GreenApiAccount account) {
        set(GreenApiConstants.PROVIDER, account.provider().id());
        set(GreenApiConstants.INSTANCE, account.instance());
        account.metadata().forEach((key, value) -> set(GreenApiConstants.META_PREFIX + key, value));
    }

    private void report(Report report) {
        set(GreenApiConstants.MESSAGE_TIMESTAMP, report.at().toEpochMilli());
        if (report instanceof LinkEvent event) {
            set(GreenApiConstants.EVENT_TYPE, event.type());
            set(GreenApiConstants.EVENT_ID, event.id());
            set(GreenApiConstants.SESSION, event.session());
        }
        if (report instanceof QrCode code) {
            set(GreenApiConstants.QR_SEQUENCE, code.sequence());
            set(GreenApiConstants.QR_EXPIRES_AT, code.expiresAt());
        } else if (report instanceof Linked linked) {
            set(GreenApiConstants.WID, linked.wid());
        } else if (report instanceof GetAccount.AccountInfo account) {
            set(GreenApiConstants.WID, account.wid());
        } else if (report instanceof CreateInstance.CreatedInstance created) {
            set(GreenApiConstants.INSTANCE_NAME, created.name());
        } else if (report instanceof AccountState state) {
            set(GreenApiConstants.STATE, state.value().name());
        } else if (report instanceof StateChanged change) {
            set(GreenApiConstants.EVENT_TYPE, change.type());
            set(GreenApiConstants.EVENT_ID, change.id());
            set(GreenApiConstants.STATE, change.current().value().name());
            set(GreenApiConstants.SOURCE, change.source().name());
            if (change.previous() != null) {
                set(GreenApiConstants.PREVIOUS_STATE, change.previous().value().name());
            }
        }
    }

    private void set(String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
