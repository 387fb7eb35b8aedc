/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states an account has been in, as far as the provider remembers them: only three kinds, the latest thousand. */
public final class History {

    private static final Set<String> REMEMBERED = Set.of("authorized", "notAuthorized", "blocked");
    private static final int LENGTH = 1000;

    private final Deque<Map<String, Object>> states = new ArrayDeque<>();

    void add(String state, String wid, Instant at) {
        if (!REMEMBERED.contains(state)) {
            return;
        }
        Map<String, Object> past = new LinkedHashMap<>();
        past.put("stateInstance", state);
        past.put("timestamp", at.getEpochSecond());
        past.put("phoneNumber", wid);
        states.addFirst(past);
        if (states.size() > LENGTH) {
            states.removeLast();
        }
    }

    public List<Map<String, Object>> latest(int count) {
        return states.stream().limit(count).toList();
    }
}
