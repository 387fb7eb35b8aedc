/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.Notification;
import io.github.camelgreenapi.simulator.greenapi.NotificationQueue;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The head of the queue; while there is none, the call waits {@code receiveTimeout} seconds for one.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-http-api/ReceiveNotification/">
 *     ReceiveNotification</a>
 */
final class ReceiveNotification implements GreenApiMethod {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 60;

    @Override
    public String name() {
        return "receiveNotification";
    }

    @Override
    public int perSecond() {
        return 100;
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        String asked = exchange.parameter("receiveTimeout");
        if (instance.hasWebhook()) {
            exchange.respond(Response.text(400, "custom webhook url is set"));
        } else if (asked != null && !inRange(asked)) {
            exchange.respond(Response.text(400, GreenApiErrors.INVALID));
        } else if (instance.notifications().head().isPresent()) {
            exchange.respond(envelope(instance, instance.notifications().head()));
        } else {
            Duration patience = Duration.ofSeconds(asked == null ? SHORTEST : Integer.parseInt(asked));
            NotificationQueue.Wait wait =
                    instance.notifications().await(patience, head -> exchange.respond(envelope(instance, head)));
            exchange.request().response().closeHandler(gone -> wait.cancel());
        }
    }

    private Response envelope(GreenApiInstance instance, Optional<Notification> head) {
        if (head.isEmpty()) {
            boolean nothing = instance.faults().strikes(Fault.EMPTY_QUEUE_BODY, name());
            return Response.raw(200, nothing ? "" : "null");
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("receiptId", head.get().receiptId());
        envelope.put("body", head.get().body());
        return Response.json(envelope);
    }

    private static boolean inRange(String asked) {
        return asked.matches("\\d{1,2}") && Integer.parseInt(asked) >= SHORTEST && Integer.parseInt(asked) <= LONGEST;
    }
}
