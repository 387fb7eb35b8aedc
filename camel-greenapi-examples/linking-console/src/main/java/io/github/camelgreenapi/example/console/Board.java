/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.event.StateChanged;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts as the operator sees them: the state of each, and the changes since the start. */
public final class Board {

    private static final int MOST_CHANGES = 50;

    private final GreenApiAccounts accounts;
    // By instance, the newest first; guarded by this.
    private final Map<String, Deque<Map<String, Object>>> changes = new HashMap<>();

    Board(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    /** Takes a change from the route that watches the states. */
    public synchronized void changed(StateChanged change) {
        Deque<Map<String, Object>> history = changes.computeIfAbsent(change.instance(), none -> new ArrayDeque<>());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("state", change.current().value().name());
        row.put("at", change.at().toString());
        row.put("source", change.source().name());
        history.addFirst(row);
        if (history.size() > MOST_CHANGES) {
            history.removeLast();
        }
    }

    public synchronized List<Map<String, Object>> accounts() {
        return accounts.all().stream().map(this::row).toList();
    }

    private Map<String, Object> row(GreenApiAccount account) {
        Deque<Map<String, Object>> history = changes.getOrDefault(account.instance(), new ArrayDeque<>());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("instance", account.instance());
        row.put("provider", account.provider().id());
        row.put("name", account.metadata().getOrDefault(AccountsFile.NAME, account.instance()));
        row.put("state", history.isEmpty() ? "UNKNOWN" : history.getFirst().get("state"));
        row.put("history", List.copyOf(history));
        return row;
    }
}
