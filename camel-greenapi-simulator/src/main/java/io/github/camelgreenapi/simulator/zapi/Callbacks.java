/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Posts to an instance's webhooks what happens to it. Each gets it once, whatever it answers: how the provider repeats
 * is not documented.
 *
 * @see <a href="https://developer.z-api.io/en/webhooks/on-webhook-connected">On connected</a>
 * @see <a href="https://developer.z-api.io/en/webhooks/on-whatsapp-disconnected">On disconnected</a>
 */
final class Callbacks {

    private static final int REPEATED = 3;

    private final String instance;
    private final Faults faults;
    private final WebhookPost post;
    private int underWay;

    Callbacks(String instance, Faults faults, WebhookPost post) {
        this.instance = instance;
        this.faults = faults;
        this.post = post;
    }

    void connected(String url, String phone, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "ConnectedCallback");
        event.put("connected", true);
        event.put("momment", momment(at));
        event.put("instanceId", instance);
        event.put("phone", phone);
        send(url, Json.tree(event));
    }

    void disconnected(String url, String reason, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("momment", momment(at));
        event.put("error", reason);
        event.put("disconnected", true);
        event.put("type", "DisconnectedCallback");
        event.put("instanceId", instance);
        send(url, Json.tree(event));
    }

    /** @param url empty when the webhook is not set */
    void send(String url, ObjectNode event) {
        if (url.isEmpty()) {
            return;
        }
        int times = faults.strikes(Fault.REPEATED_WEBHOOK) ? REPEATED : 1;
        boolean gzip = faults.strikes(Fault.GZIP_WEBHOOK);
        Buffer plain = Buffer.buffer(Json.text(event));
        for (int i = 0; i < times; i++) {
            underWay++;
            post.send(
                    url,
                    gzip ? Map.of("Content-Encoding", "gzip") : Map.of(),
                    gzip ? gzipped(plain) : plain,
                    status -> underWay--);
        }
    }

    int underWay() {
        return underWay;
    }

    private Object momment(Instant at) {
        if (faults.strikes(Fault.MOMMENT_SECONDS)) {
            return at.getEpochSecond();
        }
        return faults.strikes(Fault.MOMMENT_TEXT) ? String.valueOf(at.toEpochMilli()) : at.toEpochMilli();
    }

    private static Buffer gzipped(Buffer plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
