/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The tenants: their accounts at the simulated providers, and people who scan QR codes. One in ten has no valid token.
 */
final class Tenants implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;
    private final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> forced = new LinkedHashMap<>();
    private final Duration hurry;
    private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "people");
        thread.setDaemon(true);
        return thread;
    });

    private volatile long begun;

    /** @param hurry how long it takes until the last of them has scanned */
    Tenants(int count, Duration hurry) {
        this.hurry = hurry;
        simulator = Simulator.builder().instances((count + 1) / 2).start();
        for (SimulatedAccount account : simulator.accounts()) {
            if (numbers.size() < count) {
                numbers.put(account.instance(), numbers.size());
                accounts.put(account.instance(), account);
            }
        }
    }

    /** Lets the time run until they scan. */
    void begin() {
        begun = System.nanoTime();
    }

    Set<String> instances() {
        return accounts.keySet();
    }

    /** The request to link one of them, as JSON. */
    byte[] request(String instance) throws Exception {
        SimulatedAccount account = accounts.get(instance);
        ObjectNode request = JSON.createObjectNode();
        request.put("request", "request-" + numbers.get(instance));
        request.put("tenant", "tenant-" + numbers.get(instance));
        request.put("provider", (isGreenApi(instance) ? Provider.GREEN_API : Provider.Z_API).id());
        request.put("instance", instance);
        request.put("apiUrl", simulator.url());
        request.put("apiToken", isValid(instance) ? account.token() : "wrong");
        request.put("clientToken", account.clientToken());
        return JSON.writeValueAsBytes(request);
    }

    boolean isGreenApi(String instance) {
        return accounts.get(instance).clientToken() == null;
    }

    /** Whether the provider takes this tenant's token. */
    boolean isValid(String instance) {
        return numbers.get(instance) % 10 != 9;
    }

    /** Takes an event, and has a QR code scanned when it is this tenant's turn. */
    void take(JsonNode event) {
        String instance = event.path("instance").asText();
        if (event.path("type").asText().equals("qrCode")) {
            Duration turn = hurry.multipliedBy(numbers.get(instance) + 1).dividedBy(numbers.size());
            long delay = turn.toNanos() - (System.nanoTime() - begun);
            people.schedule(() -> scan(instance), delay, TimeUnit.NANOSECONDS);
        }
    }

    private void scan(String instance) {
        accounts.get(instance).scanCurrent(String.valueOf(441_000_000_000L + numbers.get(instance)));
    }

    /** Puts accounts into a state; in {@code blocked} they are linked still. */
    void force(Set<String> instances, String state) {
        instances.forEach(instance -> {
            accounts.get(instance).force(state);
            forced.computeIfAbsent(instance, any -> new ArrayList<>()).add(state.toUpperCase(Locale.ROOT));
        });
    }

    /** The states that this account has been put into, the oldest first. */
    List<String> forced(String instance) {
        return forced.getOrDefault(instance, List.of());
    }

    /** When the first poll of this account's state after an instant arrived, in milliseconds after it; -1 for none. */
    long polledAfter(String instance, Instant instant) {
        return accounts.get(instance).requestLog().stream()
                .filter(request -> Set.of("getStateInstance", "status").contains(request.method()))
                .filter(request -> request.at().isAfter(instant))
                .mapToLong(request -> Duration.between(instant, request.at()).toMillis())
                .findFirst()
                .orElse(-1);
    }

    /** How often this account's state was polled so far. */
    int polls(String instance) {
        Map<String, Integer> counts = accounts.get(instance).requests();
        return counts.getOrDefault("getStateInstance", 0) + counts.getOrDefault("status", 0);
    }

    Instant now() {
        return simulator.now();
    }

    @Override
    public void close() {
        people.shutdownNow();
        simulator.close();
    }
}
