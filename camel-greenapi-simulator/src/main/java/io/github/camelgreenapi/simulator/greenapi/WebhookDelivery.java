/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;

/**
 * Pushes the queue to the account's webhook, one notification at a time: only a 200 takes it off the queue, anything
 * else makes all of them wait a minute.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-webhook-endpoint/">Webhook endpoint</a>
 */
final class WebhookDelivery {

    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final SimulatedClock clock;
    private final Settings settings;
    private final NotificationQueue notifications;
    private final Faults faults;
    private final WebhookPost post;

    /** Under way, or waiting out the pause. */
    private boolean busy;

    WebhookDelivery(
            SimulatedClock clock, Settings settings, NotificationQueue notifications, Faults faults, WebhookPost post) {
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.faults = faults;
        this.post = post;
    }

    void pump() {
        String url = settings.text("webhookUrl");
        if (!busy && !url.isEmpty()) {
            notifications.head().ifPresent(head -> deliver(url, head));
        }
    }

    private void deliver(String url, Notification head) {
        busy = true;
        Buffer body = Buffer.buffer(Json.text(head.body()));
        post.send(url, authorization(settings.text("webhookUrlToken")), body, status -> {
            if (status == 200) {
                notifications.delete(head.receiptId());
                resume();
            } else {
                clock.after(PAUSE, this::resume);
            }
        });
    }

    private void resume() {
        busy = false;
        pump();
    }

    private Map<String, String> authorization(String token) {
        if (token.isEmpty()) {
            return Map.of();
        }
        if (faults.strikes(Fault.WEBHOOK_BASIC)) {
            return Map.of("Authorization", "Basic " + token);
        }
        return Map.of("Authorization", faults.strikes(Fault.WEBHOOK_BARE) ? token : "Bearer " + token);
    }
}
