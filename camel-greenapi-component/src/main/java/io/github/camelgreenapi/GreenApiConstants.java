/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import org.apache.camel.spi.Metadata;

/** The headers of exchanges that the component makes or reads. */
public final class GreenApiConstants {

    @Metadata(label = "common", description = "The provider: greenApi or zApi.", javaType = "String")
    public static final String PROVIDER = "CamelGreenApiProvider";

    @Metadata(
            label = "common",
            description = "The instance. To a producer it chooses the account, and only through the option accounts.",
            javaType = "String")
    public static final String INSTANCE = "CamelGreenApiInstance";

    @Metadata(
            label = "common",
            description = "The type of the event, such as qrCode, accountData or stateInstanceChanged.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelGreenApiEventType";

    @Metadata(
            label = "common",
            description = "Names the event: the same event has the same id, however often it is delivered.",
            javaType = "String")
    public static final String EVENT_ID = "CamelGreenApiEventId";

    @Metadata(label = "consumer", description = "The linking session that the event belongs to.", javaType = "String")
    public static final String SESSION = "CamelGreenApiSession";

    @Metadata(
            label = "common",
            description = "The number of the QR code in its session, counted from 1.",
            javaType = "Long")
    public static final String QR_SEQUENCE = "CamelGreenApiQrSequence";

    @Metadata(
            label = "common",
            description = "When WhatsApp stops to accept the QR code.",
            javaType = "java.time.Instant")
    public static final String QR_EXPIRES_AT = "CamelGreenApiQrExpiresAt";

    @Metadata(
            label = "producer",
            description = "The phone number for authorizationCode, in international form, digits only.",
            javaType = "String")
    public static final String PHONE_NUMBER = "CamelGreenApiPhoneNumber";

    @Metadata(
            label = "common",
            description = "The state of the account, such as AUTHORIZED or NOT_AUTHORIZED.",
            javaType = "String")
    public static final String STATE = "CamelGreenApiState";

    @Metadata(label = "consumer", description = "The state before the change.", javaType = "String")
    public static final String PREVIOUS_STATE = "CamelGreenApiPreviousState";

    @Metadata(
            label = "common",
            description = "The WhatsApp id that is linked, such as 441234567890@c.us.",
            javaType = "String")
    public static final String WID = "CamelGreenApiWid";

    @Metadata(label = "consumer", description = "The notification's own word for its type.", javaType = "String")
    public static final String TYPE_WEBHOOK = "CamelGreenApiTypeWebhook";

    @Metadata(label = "consumer", description = "The notification's receipt in its queue.", javaType = "Long")
    public static final String RECEIPT_ID = "CamelGreenApiReceiptId";

    @Metadata(
            label = "consumer",
            description = "How a change of state was learnt: poll, history, queue or webhook.",
            javaType = "String")
    public static final String SOURCE = "CamelGreenApiSource";

    @Metadata(label = "common", description = "When it happened, in milliseconds since 1970.", javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = "CamelMessageTimestamp";

    /** What the names of headers with an account's metadata start with. */
    public static final String META_PREFIX = "CamelGreenApiMeta.";

    private GreenApiConstants() {}
}
