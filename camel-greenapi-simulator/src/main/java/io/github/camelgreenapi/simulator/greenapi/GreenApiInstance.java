/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.TcpConnection;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.time.DurationText;
import io.github.camelgreenapi.simulator.time.ScheduledTask;
import io.github.camelgreenapi.simulator.webhook.Loopback;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** One account at GREEN-API: its state and what changes it. */
public final class GreenApiInstance extends Instance {

    /** The name of the method that opens a QR session. */
    public static final String QR_SESSION = QrSession.METHOD;

    private static final String SOME_PHONE = "441234567890";
    private static final Set<String> LINKED = Set.of(AUTHORIZED, "suspended", "yellowCard", "sleepMode");

    private final Settings settings = new Settings();
    private final History history = new History();
    private final Lifetime lifetime;
    private final NotificationQueue notifications;
    private final WebhookDelivery delivery;

    /** The end of {@code starting}, and what comes after it; both null in any other state. */
    private ScheduledTask started;

    private String afterStart;

    /** The open QR socket; null when there is none. */
    private QrSession session;

    public GreenApiInstance(String id, String token, Set<String> methods, Lifetime lifetime, Environment environment) {
        super(id, token, methods, environment);
        this.lifetime = lifetime;
        this.notifications = new NotificationQueue(clock);
        this.delivery = new WebhookDelivery(clock, settings, notifications, faults(), environment.post());
    }

    public Lifetime lifetime() {
        return lifetime;
    }

    @Override
    public String clientToken() {
        return null;
    }

    public boolean isLinked() {
        return LINKED.contains(state());
    }

    public boolean isStarting() {
        return is(STARTING);
    }

    /** The WhatsApp id of the linked number; empty when there is none. */
    String wid() {
        return phone == null ? "" : phone + "@c.us";
    }

    @Override
    public void link(String number) {
        phone = number;
        pairing().forget();
        Duration sync =
                faults().argument(Fault.LONG_SYNC).map(DurationText::parse).orElse(timing.sync());
        start(sync, AUTHORIZED);
        if (session != null) {
            session.linked();
        }
    }

    @Override
    public void unlink() {
        settle(NOT_AUTHORIZED);
    }

    /** Goes through {@code starting} back to where it was; suspension ends with it. */
    public void reboot() {
        closeSession();
        pairing().forget();
        start(timing.restart(), afterReboot());
    }

    private String afterReboot() {
        if (afterStart != null) {
            return afterStart;
        }
        if (isStarting()) {
            return phone() == null ? NOT_AUTHORIZED : AUTHORIZED;
        }
        return isLinked() ? AUTHORIZED : state();
    }

    @Override
    public void force(String forced) {
        if (LINKED.contains(forced) && phone == null) {
            phone = SOME_PHONE;
        }
        settle(forced);
        if (session != null && isLinked()) {
            session.end(Frame.alreadyLogged());
        } else if (!linkable()) {
            closeSession();
        }
    }

    private void start(Duration time, String next) {
        stopStarting();
        become(STARTING);
        afterStart = next;
        started = clock.after(time, () -> settle(next));
    }

    private void settle(String next) {
        stopStarting();
        become(next);
    }

    private void stopStarting() {
        if (started != null) {
            started.cancel();
            started = null;
            afterStart = null;
        }
    }

    private void become(String next) {
        if (is(next)) {
            return;
        }
        enter(next);
        history.add(next, wid(), clock.now());
        if (settings.isYes("stateWebhook")) {
            queue(Notification.stateInstanceChanged(id(), wid(), next, clock.now()));
        }
    }

    public History history() {
        return history;
    }

    @Override
    public void queue(ObjectNode notification) {
        notifications.add(notification);
        delivery.pump();
    }

    public NotificationQueue notifications() {
        return notifications;
    }

    @Override
    public int queued() {
        return notifications.size();
    }

    @Override
    public Map<String, Object> settings() {
        return settings.all(wid());
    }

    @Override
    public void setting(String name, Object value) {
        if (name.equals("webhookUrl")) {
            Loopback.check(String.valueOf(value));
        }
        settings.put(Map.of(name, value));
        delivery.pump();
    }

    Settings inForce() {
        return settings;
    }

    public boolean hasWebhook() {
        return !settings.text("webhookUrl").isEmpty();
    }

    /** Has these settings in force after a while. */
    public void change(Map<String, Object> changed) {
        clock.after(timing.settings(), () -> {
            settings.put(changed);
            delivery.pump();
        });
    }

    /** An instance has one session: the older one is closed without a word. */
    public void open(ServerWebSocket socket, HttpExchange exchange) {
        closeSession();
        FaultyFrames frames = new FaultyFrames(socket, TcpConnection.of(exchange.request()), faults(), clock);
        QrSession opened = new QrSession(this, clock, frames);
        session = opened;
        socket.closeHandler(closed -> {
            opened.stop();
            if (session == opened) {
                session = null;
            }
        });
        opened.begin(timing.scan());
    }

    private void closeSession() {
        if (session != null) {
            session.close();
        }
    }

    @Override
    public int sessions() {
        return session == null ? 0 : 1;
    }

    @Override
    public void faultArmed() {
        if (session != null) {
            session.faultArmed();
        }
    }
}
