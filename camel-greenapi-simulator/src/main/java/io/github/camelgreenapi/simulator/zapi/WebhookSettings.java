/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import java.util.List;

/** The names under which {@code me} lists the addresses of webhooks. */
public final class WebhookSettings {

    public static final String CONNECTED = "connectedCallbackUrl";
    public static final String DISCONNECTED = "disconnectedCallbackUrl";
    public static final String RECEIVED = "receivedCallbackUrl";
    public static final String RECEIVED_AND_DELIVERY = "receivedAndDeliveryCallbackUrl";
    public static final String DELIVERY = "deliveryCallbackUrl";
    public static final String MESSAGE_STATUS = "messageStatusCallbackUrl";
    public static final String PRESENCE = "presenceChatCallbackUrl";

    public static final List<String> ALL =
            List.of(CONNECTED, DISCONNECTED, RECEIVED, RECEIVED_AND_DELIVERY, DELIVERY, MESSAGE_STATUS, PRESENCE);

    private WebhookSettings() {}
}
