/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.time.ScheduledTask;
import io.github.camelgreenapi.simulator.webhook.Loopback;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One account at Z-API. The provider has no word for a state; here {@code authorized} is connected, {@code sleepMode}
 * connected with the phone offline, {@code restore-needed} a session that was kept but is down, {@code starting} a
 * restart, and {@code notAuthorized} the rest.
 */
public final class ZApiInstance extends Instance {

    private static final String SOME_PHONE = "5511999999999";
    private static final String REMOVED = "Device has been disconnected";
    private static final String LOST =
            "It was not possible to restore a session with the current token, please login again";

    private final String clientToken;
    private final Subscription subscription;
    private final Callbacks callbacks;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    private ScheduledTask restarted;

    public ZApiInstance(
            String id,
            String token,
            String clientToken,
            Set<String> methods,
            Subscription subscription,
            Environment environment) {
        super(id, token, methods, environment);
        this.clientToken = clientToken;
        this.subscription = subscription;
        this.callbacks = new Callbacks(id, faults(), environment.post());
        settings.put("name", "Simulated");
        settings.put("created", clock.now().toString());
        WebhookSettings.ALL.forEach(webhook -> settings.put(webhook, ""));
        settings.put("receiveCallbackSentByMe", false);
        settings.put("callRejectAuto", false);
        settings.put("callRejectMessage", "");
        settings.put("autoReadMessage", false);
        settings.put("initialDataCallbackUrl", "");
    }

    @Override
    public String clientToken() {
        return clientToken;
    }

    public Subscription subscription() {
        return subscription;
    }

    public boolean isConnected() {
        return is(AUTHORIZED) || is("sleepMode");
    }

    /** Linked, though it may be down at the moment. */
    public boolean hasSession() {
        return phone != null;
    }

    public boolean isPhoneOnline() {
        return hasSession() && !is("sleepMode");
    }

    @Override
    public void link(String number) {
        phone = number;
        pairing().forget();
        become(AUTHORIZED, REMOVED);
    }

    @Override
    public void unlink() {
        become(NOT_AUTHORIZED, REMOVED);
    }

    /** The owner's own call: by the documents no webhook follows, by others one does. */
    public void disconnect() {
        if (faults().strikes(Fault.DISCONNECT_WEBHOOK)) {
            become(NOT_AUTHORIZED, REMOVED);
        } else {
            settle(NOT_AUTHORIZED);
        }
    }

    /** A linked account is down for a moment, and then reports itself connected. */
    public void restart() {
        if (hasSession()) {
            settle(STARTING);
            restarted = clock.after(timing.restart(), () -> become(AUTHORIZED, REMOVED));
        } else {
            pairing().forget();
        }
    }

    @Override
    public void force(String forced) {
        if (phone == null && !forced.equals(NOT_AUTHORIZED)) {
            phone = SOME_PHONE;
        }
        become(forced, LOST);
    }

    /** Enters a state and notifies the webhooks if the connection came or went. */
    private void become(String next, String whyLost) {
        boolean was = isConnected();
        settle(next);
        if (isConnected() && !was) {
            callbacks.connected(webhook(WebhookSettings.CONNECTED), phone, clock.now());
        } else if (was && !isConnected()) {
            callbacks.disconnected(webhook(WebhookSettings.DISCONNECTED), whyLost, clock.now());
        }
    }

    private void settle(String next) {
        if (restarted != null) {
            restarted.cancel();
            restarted = null;
        }
        enter(next);
    }

    /** Sent to the webhook that its {@code type} means, at once. */
    @Override
    public void queue(ObjectNode notification) {
        String kind =
                switch (notification.path("type").asText()) {
                    case "ConnectedCallback" -> WebhookSettings.CONNECTED;
                    case "DisconnectedCallback" -> WebhookSettings.DISCONNECTED;
                    default -> WebhookSettings.RECEIVED;
                };
        callbacks.send(webhook(kind), notification);
    }

    @Override
    public int queued() {
        return callbacks.underWay();
    }

    @Override
    public int sessions() {
        return 0;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", id());
        all.put("token", token());
        all.put("connected", isConnected());
        all.putAll(settings);
        all.put("due", subscription.due().toEpochMilli());
        all.put("paymentStatus", subscription.paymentStatus());
        return all;
    }

    @Override
    public void setting(String name, Object value) {
        if (WebhookSettings.ALL.contains(name)) {
            Loopback.check(String.valueOf(value));
        }
        settings.put(name, value);
    }

    private String webhook(String setting) {
        return String.valueOf(settings.getOrDefault(setting, ""));
    }

    public Instant inFiveMinutes() {
        return clock.now().plus(Duration.ofMinutes(5));
    }

    /** Nothing is open between two calls. */
    @Override
    public void faultArmed() {}
}
