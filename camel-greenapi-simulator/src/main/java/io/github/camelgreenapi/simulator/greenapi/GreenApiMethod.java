/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Call;
import java.util.List;

/** One method of GREEN-API. */
interface GreenApiMethod {

    /** Every method that is simulated. */
    List<GreenApiMethod> ALL = List.of(
            new Qr(),
            new ScanQrCode(),
            new GetAuthorizationCode(),
            new Logout(),
            new Reboot(),
            new GetStateInstance(),
            new GetStateInstanceHistory(),
            new GetSettings(),
            new SetSettings(),
            new GetWaSettings(),
            new ReceiveNotification(),
            new DeleteNotification(),
            new GetWebhooksCount(),
            new ClearWebhooksQueue());

    String name();

    /** The HTTP verb; {@code WS} for a websocket. */
    default String verb() {
        return "GET";
    }

    /**
     * How many calls a second one instance may make.
     *
     * @see <a href="https://green-api.com/en/docs/api/ratelimiter/">Rate limiter</a>
     */
    default int perSecond() {
        return 1;
    }

    /** @param tail what follows the token in the path; empty when nothing does */
    void call(GreenApiInstance instance, Call call, String tail);
}
