/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Wire;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.instance.Ledger;
import io.github.camelgreenapi.simulator.instance.Pairing;
import io.github.camelgreenapi.simulator.instance.Timing;
import io.github.camelgreenapi.simulator.time.Appointment;
import io.github.camelgreenapi.simulator.time.DurationText;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One account at GREEN-API: its state and what changes it. */
public final class GreenApiInstance implements Instance {
    static final String PUSHNAME = "Simulated Phone";
    private static final String SOME_PHONE = "441234567890";
    private static final Set<String> LINKED = Set.of("authorized", "suspended", "yellowCard", "sleepMode");
    private static final Set<String> REMEMBERED = Set.of("authorized", "notAuthorized", "blocked");
    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);
    private static final int HISTORY = 1000;

    private final String id;
    private final String token;
    private final SimulatedClock clock;
    private final Timing timing;
    private final Pairing pairing;
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger();
    private final Settings settings = new Settings();
    private final NotificationQueue notifications;
    private final WebhookDelivery delivery;
    private final Deque<Map<String, Object>> history = new ArrayDeque<>();

    private String state = "notAuthorized";
    private String phone;
    private QrSession session;

    /** The end of {@code starting}, and what comes after it. */
    private Appointment started;

    private String afterStart;

    private Instant nextClearing = Instant.MIN;

    public GreenApiInstance(String id, String token, SimulatedClock clock, Timing timing, WebhookPost post) {
        this.id = id;
        this.token = token;
        this.clock = clock;
        this.timing = timing;
        this.pairing = new Pairing(clock, timing);
        this.notifications = new NotificationQueue(clock);
        this.delivery = new WebhookDelivery(clock, settings, notifications, faults, post);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String clientToken() {
        return null;
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public String phone() {
        return phone;
    }

    @Override
    public boolean linkable() {
        return state.equals("notAuthorized");
    }

    boolean isLinked() {
        return LINKED.contains(state);
    }

    boolean isStarting() {
        return state.equals("starting");
    }

    /** The WhatsApp id of the linked number; empty when there is none. */
    String wid() {
        return phone == null ? "" : phone + "@c.us";
    }

    @Override
    public void link(String number) {
        phone = number;
        pairing.forget();
        Duration sync =
                faults.argument(Fault.LONG_SYNC).map(DurationText::parse).orElse(timing.sync());
        start(sync, "authorized");
        if (session != null) {
            session.linked();
        }
    }

    @Override
    public void unlink() {
        settle("notAuthorized");
    }

    /** Goes through {@code starting} back to where it was; suspension ends with it. */
    void reboot() {
        String before = isStarting() && afterStart != null ? afterStart : state;
        closeSession();
        pairing.forget();
        start(timing.restart(), isLinked() ? "authorized" : before);
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
        become("starting");
        afterStart = next;
        started = clock.after(time, () -> settle(next));
    }

    private void settle(String next) {
        stopStarting();
        if (next.equals("notAuthorized")) {
            phone = null;
            pairing.forget();
        }
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
        if (state.equals(next)) {
            return;
        }
        state = next;
        if (REMEMBERED.contains(next)) {
            remember();
        }
        if (settings.isYes("stateWebhook")) {
            queue(stateInstanceChanged());
        }
    }

    private void remember() {
        Map<String, Object> past = new LinkedHashMap<>();
        past.put("stateInstance", state);
        past.put("timestamp", clock.now().getEpochSecond());
        past.put("phoneNumber", wid());
        history.addFirst(past);
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }

    /**
     * @see <a href="https://green-api.com/en/docs/api/receiving/notifications-format/StateInstanceChanged/">page</a>
     */
    private ObjectNode stateInstanceChanged() {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("idInstance", Long.parseLong(id));
        account.put("wid", linkable() ? "" : wid());
        account.put("typeInstance", "whatsapp");
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("typeWebhook", "stateInstanceChanged");
        changed.put("instanceData", account);
        changed.put("timestamp", clock.now().getEpochSecond());
        changed.put("stateInstance", state);
        return Json.tree(changed);
    }

    Collection<Map<String, Object>> history() {
        return history;
    }

    @Override
    public void queue(ObjectNode notification) {
        notifications.add(notification);
        delivery.pump();
    }

    NotificationQueue notifications() {
        return notifications;
    }

    @Override
    public int queued() {
        return notifications.size();
    }

    long secondsUntilClearing() {
        return clock.now().isBefore(nextClearing)
                ? Duration.between(clock.now(), nextClearing).toSeconds() + 1
                : 0;
    }

    void clearQueue() {
        notifications.clear();
        nextClearing = clock.now().plus(BETWEEN_CLEARINGS);
    }

    @Override
    public Map<String, Object> settings() {
        return settings.all(wid());
    }

    @Override
    public void setting(String name, Object value) {
        settings.put(Map.of(name, value));
        delivery.pump();
    }

    Settings inForce() {
        return settings;
    }

    boolean hasWebhook() {
        return !settings.text("webhookUrl").isEmpty();
    }

    /** Has these settings in force after a while. */
    void change(Map<String, Object> changed) {
        clock.after(timing.settings(), () -> {
            settings.put(changed);
            delivery.pump();
        });
    }

    /** An instance has one session: the older one is closed without a word. */
    void open(ServerWebSocket socket, Call call) {
        closeSession();
        QrSession opened = new QrSession(this, clock, new FaultyFrames(socket, Wire.of(call.request()), faults, clock));
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
    public Set<String> methods() {
        return GreenApiRoutes.methods();
    }

    @Override
    public void struck() {
        if (session != null) {
            session.struck();
        }
    }

    @Override
    public Pairing pairing() {
        return pairing;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
