/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import org.apache.camel.spi.Metadata;

/** The message headers that the component sets or reads. */
public final class GreenApiConstants {

    @Metadata(label = "common", description = "The provider of the account: greenApi or zApi.", javaType = "String")
    public static final String PROVIDER = "CamelGreenApiProvider";

    @Metadata(
            label = "common",
            description =
                    "The instance of the account. Sent to a producer with the option accounts, it chooses the account.",
            javaType = "String")
    public static final String INSTANCE = "CamelGreenApiInstance";

    @Metadata(
            label = "common",
            description = "The type of the event, such as qrCode, accountData or stateInstanceChanged.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelGreenApiEventType";

    @Metadata(
            label = "common",
            description = "The id of the event. It stays the same when an event is delivered again.",
            javaType = "String")
    public static final String EVENT_ID = "CamelGreenApiEventId";

    @Metadata(
            label = "consumer",
            description = "The id of the linking session that the event belongs to.",
            javaType = "String")
    public static final String SESSION = "CamelGreenApiSession";

    @Metadata(
            label = "consumer",
            description =
                    "True for the events of a session that follows a link of the same account; otherwise not set.",
            javaType = "Boolean")
    public static final String RELINK = "CamelGreenApiRelink";

    @Metadata(
            label = "common",
            description = "The position of the QR code in its session, counted from 1.",
            javaType = "Long")
    public static final String QR_SEQUENCE = "CamelGreenApiQrSequence";

    @Metadata(
            label = "common",
            description = "When WhatsApp stops accepting the QR code.",
            javaType = "java.time.Instant")
    public static final String QR_EXPIRES_AT = "CamelGreenApiQrExpiresAt";

    @Metadata(
            label = "producer",
            description =
                    "The phone number for which authorizationCode requests a code, in international form, digits only.",
            javaType = "String")
    public static final String PHONE_NUMBER = "CamelGreenApiPhoneNumber";

    @Metadata(
            label = "producer",
            description = "The name of the instance that createInstance creates, or to which instances is limited.",
            javaType = "String")
    public static final String INSTANCE_NAME = "CamelGreenApiInstanceName";

    @Metadata(
            label = "common",
            description = "The state of the account, such as AUTHORIZED or NOT_AUTHORIZED.",
            javaType = "String")
    public static final String STATE = "CamelGreenApiState";

    @Metadata(label = "consumer", description = "The state of the account before the change.", javaType = "String")
    public static final String PREVIOUS_STATE = "CamelGreenApiPreviousState";

    @Metadata(label = "common", description = "The WhatsApp id of the linked account.", javaType = "String")
    public static final String WID = "CamelGreenApiWid";

    @Metadata(
            label = "consumer",
            description = "The type of the notification, as the provider names it.",
            javaType = "String")
    public static final String TYPE_WEBHOOK = "CamelGreenApiTypeWebhook";

    @Metadata(
            label = "consumer",
            description = "The receipt id of the notification in the provider's queue.",
            javaType = "Long")
    public static final String RECEIPT_ID = "CamelGreenApiReceiptId";

    @Metadata(
            label = "consumer",
            description = "What reported the change of state or the notification: poll, history, queue or webhook.",
            javaType = "String")
    public static final String SOURCE = "CamelGreenApiSource";

    @Metadata(
            label = "common",
            description = "When the event happened, in milliseconds since 1970 (UTC).",
            javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = "CamelMessageTimestamp";

    /** The prefix of the headers that carry an account's metadata; the key of the entry follows. */
    public static final String META_PREFIX = "CamelGreenApiMeta.";

    private GreenApiConstants() {}
}
