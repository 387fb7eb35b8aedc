/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request to one account, the refused ones too. The oldest are dropped after ten thousand. */
public final class RequestLog {

    private static final int LONGEST = 10_000;

    /** A request whose status is still to be noted. */
    public static final class Entry {
        private RecordedRequest recorded;

        private Entry(RecordedRequest recorded) {
            this.recorded = recorded;
        }

        public void answered(int status) {
            RecordedRequest was = recorded;
            recorded = new RecordedRequest(
                    was.method(), was.verb(), was.path(), was.query(), was.body(), status, was.at(), was.headers());
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    public Entry add(RecordedRequest request) {
        Entry entry = new Entry(request);
        entries.add(entry);
        if (entries.size() > LONGEST) {
            entries.removeFirst();
        }
        counts.merge(request.method(), 1, Integer::sum);
        return entry;
    }

    public List<RecordedRequest> requests() {
        return entries.stream().map(entry -> entry.recorded).toList();
    }

    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
