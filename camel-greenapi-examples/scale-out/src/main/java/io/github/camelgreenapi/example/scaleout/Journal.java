/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the workers published, each account's in the order in which it was read. Safe for use from any thread. */
final class Journal {

    private static final String STATE_CHANGED = "stateInstanceChanged";
    private static final Set<String> ENDS =
            Set.of("accountData", "alreadyLogged", "passkeyRequired", "wrongAccount", "timeoutExpired", "error");

    private final AtomicLong arrivals = new AtomicLong();
    private final Map<String, List<JsonNode>> events = new LinkedHashMap<>();
    private final Map<String, List<String>> outcomes = new HashMap<>();

    void arrived() {
        arrivals.incrementAndGet();
    }

    synchronized void add(JsonNode event) {
        events.computeIfAbsent(event.path("instance").asText(), any -> new ArrayList<>())
                .add(event);
    }

    synchronized void outcome(String instance, String type) {
        outcomes.computeIfAbsent(instance, any -> new ArrayList<>()).add(type);
    }

    /** How many accounts have an outcome. */
    synchronized int ended() {
        return outcomes.size();
    }

    synchronized boolean hasEndedBy(String instance, String type) {
        return outcomes.getOrDefault(instance, List.of()).contains(type);
    }

    /** How many accounts ended by each type of event. */
    synchronized Map<String, Long> outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.values().forEach(types -> types.forEach(type -> counts.merge(type, 1L, Long::sum)));
        return counts;
    }

    synchronized long events() {
        return events.values().stream().mapToLong(List::size).sum();
    }

    /** How many events arrived more than once. */
    long repetitions() {
        return arrivals.get() - events();
    }

    /** The states of an account, one after another. */
    synchronized List<String> states(String instance) {
        return changes(instance).stream()
                .map(change -> value(change, "current"))
                .filter(state -> !state.equals("STARTING"))
                .toList();
    }

    // A worker that is killed before it has stored the first state of an account leaves it to be published once more.
    private List<JsonNode> changes(String instance) {
        List<JsonNode> changes = new ArrayList<>();
        for (JsonNode event : events.getOrDefault(instance, List.of())) {
            boolean again = changes.size() == 1
                    && value(event, "previous") == null
                    && Objects.equals(value(event, "current"), value(changes.get(0), "current"));
            if (type(event).equals(STATE_CHANGED) && !again) {
                changes.add(event);
            }
        }
        return changes;
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private static String value(JsonNode change, String which) {
        return change.path(which).path("value").asText(null);
    }

    /** Which accounts have no outcome or more than one, and whose events are out of order. */
    synchronized List<String> problems(Set<String> instances) {
        List<String> problems = new ArrayList<>();
        for (String instance : instances) {
            List<String> ends = outcomes.getOrDefault(instance, List.of());
            if (ends.size() != 1) {
                problems.add(instance + " has the outcomes " + ends);
            }
            sessions(instance, problems);
            chain(instance, problems);
        }
        return problems;
    }

    // Codes count up within a session, and nothing but "stopped" follows its end.
    private void sessions(String instance, List<String> problems) {
        Map<String, Long> sequences = new HashMap<>();
        Set<String> ended = new HashSet<>();
        for (JsonNode event : events.getOrDefault(instance, List.of())) {
            String session = event.path("session").asText(null);
            if (session == null) {
                continue;
            }
            if (ended.contains(session) && !type(event).equals("stopped")) {
                problems.add(instance + " has " + type(event) + " after the end of its session");
            }
            if (type(event).equals("qrCode")) {
                long sequence = event.path("sequence").asLong();
                Long former = sequences.put(session, sequence);
                if (former != null && former >= sequence) {
                    problems.add(instance + " has QR code " + sequence + " after " + former);
                }
            }
            if (ENDS.contains(type(event))) {
                ended.add(session);
            }
        }
    }

    // Each change of state begins where the one before it ended.
    private void chain(String instance, List<String> problems) {
        String state = null;
        for (JsonNode change : changes(instance)) {
            if (!Objects.equals(state, value(change, "previous"))) {
                problems.add(instance + " goes on from " + value(change, "previous") + " after " + state);
            }
            state = value(change, "current");
        }
    }
}
